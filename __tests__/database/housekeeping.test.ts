import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { asUser } from '../support/database.ts'
import {
  addTestKind,
  claimOne,
  command,
  complete,
  createOwner,
  enqueue,
  expireLeases,
  fail,
  type Owner,
  plannedJob,
  purge,
  release,
  sweep,
} from '../support/engine.ts'
import { freshDatabase } from '../support/fresh-database.ts'

const { sql } = freshDatabase(10)
let owner: Owner

beforeAll(() => addTestKind(sql))
beforeEach(async () => {
  await sql`delete from public.jobs`
  owner = await createOwner(sql)
})

async function finish(jobId: string) {
  await complete(sql, await claimOne(sql), { nextTasks: [{ stage: 'save', position: 0 }] })
  const document = { type: 'talk_track', title: 'Kept', content: { text: 'kept' } }
  await complete(sql, await claimOne(sql), { finish: { document } })
  await sql`update public.jobs set finished_at = now() - interval '31 days' where id = ${jobId}`
}

/** Jobs that were cancelled 31 days ago, as rows. */
function makeOldJobs(count: number) {
  return sql`
    insert into public.jobs (
      user_id, project_id, kind, title, input, priority, status, stage, message,
      estimate_low_seconds, estimate_high_seconds, finished_at
    )
    select ${owner.userId}, ${owner.projectId}, 'test_kind', 'Old', jsonb_build_object('n', n), 5, 'cancelled', 'plan',
      'Cancelled.', 1, 2, now() - interval '31 days'
    from generate_series(1, ${count}::integer) n`
}

describe('purge_jobs', () => {
  test('takes a job with its tasks and events, and leaves its documents with their revisions', async () => {
    const { job } = await enqueue(sql, owner)
    await finish(job.id)
    const young = await enqueue(sql, owner, { input: { n: 2 } })
    await command(sql, 'cancel_job', owner.userId, young.job.id)
    const results = () => sql`
      select d.job_id, d.content, r.revision from public.documents d
      join public.document_revisions r on r.document_id = d.id where d.project_id = ${owner.projectId}`
    const before = [...(await results())]
    expect(before).toMatchObject([{ job_id: job.id, content: { text: 'kept' } }])

    expect(await purge(sql)).toEqual({ purged: 1, more: false })
    expect([...(await results())]).toEqual(before)
    for (const table of ['job_tasks', 'job_events'])
      expect(await sql`select from public.${sql(table)} where job_id = ${job.id}`).toHaveLength(0)
    expect([...(await sql`select id from public.jobs`)]).toEqual([{ id: young.job.id }])
  })

  test('goes on until nothing is left, past what another transaction holds', async () => {
    await makeOldJobs(1600)
    await sql.begin(async (tx) => {
      await tx`select from public.jobs limit 1 for update`
      expect(await purge(sql)).toEqual({ purged: 1599, more: false })
    })
    expect(await purge(sql)).toEqual({ purged: 1, more: false })
  })

  test('keeps what a waiting job still asks about, and follows the settings', async () => {
    const first = await enqueue(sql, owner)
    await enqueue(sql, owner, { input: { n: 2 }, dependsOn: [first.job.id] })
    await makeOldJobs(3)
    await sql`update public.jobs set depends_on = array[(select o.id from public.jobs o where o.title = 'Old' limit 1)]
      where depends_on <> '{}'`
    expect(await purge(sql)).toEqual({ purged: 2, more: false })
    await sql`update public.job_settings set retention_days = 40`
    await makeOldJobs(1)
    expect(await purge(sql)).toEqual({ purged: 0, more: false })
    await sql`update public.job_settings set retention_days = 30`
  })
})

describe('the time line of a job that goes wrong again and again', () => {
  const types = (jobId: string) => sql<{ type: string; n: number }[]>`
    select type, count(*)::integer as n from private.time_line where job_id = ${jobId} group by type`
  const detail = (jobId: string) =>
    asUser(sql, owner.userId, async (tx) => {
      const [row] = await tx<{ value: { events: { type: string; data: object }[]; usage: object } }[]>`
        select public.get_job(${jobId}) as value`
      if (!row) throw new Error('The job is gone')
      return row.value
    })

  /** In the database itself: `times` tries that cost ten tokens, fail for good, and are asked for again. */
  function failAndRetry(jobId: string, times: number) {
    return sql.begin(async (tx) => {
      const claims = JSON.stringify({ sub: owner.userId, role: 'authenticated' })
      await tx`select set_config('request.jwt.claims', ${claims}, true), set_config('test.job', ${jobId}, true),
        set_config('test.times', ${times}, true)`
      await tx.unsafe(`do $$
        declare v_task jsonb;
        begin
          for n in 1..current_setting('test.times')::integer loop
            v_task := public.claim_tasks('worker', 1) -> 'tasks' -> 0;
            perform public.start_jobs(array[current_setting('test.job')::uuid]);
            perform public.fail_task(
              (v_task ->> 'taskId')::uuid, (v_task ->> 'leaseToken')::uuid, 'test', 'No.', false, null,
              '{"model": "test", "inputTokens": 10, "outputTokens": 0, "cost": 0.5, "milliseconds": 1}'
            );
            perform public.retry_job(current_setting('test.job')::uuid);
          end loop;
        end $$`)
    })
  }

  test('stays bounded through thousands of failures, and keeps its ends, its parts and its bill', async () => {
    const job = await plannedJob(sql, owner, 1)
    for (let n = 0; n < 40; n += 1) await failAndRetry(job.id, 50)

    const [size] = await sql`select count(*)::integer as n from private.time_line where job_id = ${job.id}`
    expect(size?.n).toBeLessThanOrEqual(1 + 1 + 1 + 1000 + 100 + 2)
    expect(size?.n).toBeGreaterThanOrEqual(1000)
    const { events, usage } = await detail(job.id)
    expect(events).toHaveLength(502)
    expect(events.slice(0, 2).map(({ type }) => type)).toEqual(['job_enqueued', 'events_dropped'])
    expect(events.at(-1)?.type).toBe('stage_started')
    expect(await types(job.id)).toContainEqual({ type: 'attempt_completed', n: 1 })
    expect(await types(job.id)).toContainEqual({ type: 'events_dropped', n: 1 })
    // The plan cost 3; each of 2000 failed attempts 10, whether its line is still there or not.
    expect(usage).toMatchObject({ inputTokens: 20_003, cost: 1000, model: 'test' })
    // Nothing is unaccounted for: five lines a try, but for the first start, which is one of the four before them.
    const [dropped] = await sql`
      select (data ->> 'count')::integer as n from public.job_events where job_id = ${job.id} and type = 'events_dropped'`
    expect(dropped?.n + size?.n - 1).toBe(4 + 2000 * 5 - 1)
  }, 120_000)

  test('counts lost and handed-over attempts too, and cancelling without end', async () => {
    await sql`update public.job_settings set max_events_per_job = 20, max_stalls = 1000, max_continuations = 1000`
    const { job } = await enqueue(sql, owner)
    for (let n = 0; n < 30; n += 1) {
      await claimOne(sql)
      await expireLeases(sql, job.id)
      await sweep(sql)
      await release(sql, [await claimOne(sql)])
    }
    for (let n = 0; n < 30; n += 1) {
      await command(sql, 'cancel_job', owner.userId, job.id)
      await command(sql, 'retry_job', owner.userId, job.id)
    }
    const [size] = await sql`select count(*)::integer as n from private.time_line where job_id = ${job.id}`
    expect(size?.n).toBeLessThanOrEqual(1 + 1 + 20 + 2 + 1)
    expect((await detail(job.id)).events[1]).toMatchObject({ type: 'events_dropped' })
    await sql`update public.job_settings set max_events_per_job = 1000, max_stalls = 3, max_continuations = 20`
  })

  test('of a job that goes wrong now and then is whole', async () => {
    const { job } = await enqueue(sql, owner)
    await fail(sql, await claimOne(sql), true)
    expect((await types(job.id)).map(({ type }) => type)).not.toContain('events_dropped')
  })
})
