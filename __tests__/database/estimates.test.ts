import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  addTestKind,
  claimOne,
  complete,
  createOwner,
  enqueue,
  fail,
  type Owner,
  readJob,
} from '../support/engine.ts'
import { freshDatabase } from '../support/fresh-database.ts'

const { sql } = freshDatabase(10)
let owner: Owner

beforeAll(async () => {
  await addTestKind(sql)
  await sql`
    insert into public.job_kinds (kind, title, stages, priority, max_attempts, estimate_low_seconds, estimate_high_seconds)
    select 'other_kind', 'Other', stages, 2, 1, 1000, 2000 from public.job_kinds where kind = 'test_kind'`
})
beforeEach(async () => {
  await sql`delete from public.jobs`
  owner = await createOwner(sql)
})

interface PastRuns {
  kind?: string
  status?: 'completed' | 'cancelled'
  run?: number
  /** How long ago the newest of them ended. */
  minutesAgo?: number
}

/** Runs that took so many seconds each, as the verbs leave them; the newest last. */
async function pastRuns(seconds: number[], { kind, status, run, minutesAgo = 1 }: PastRuns = {}) {
  await sql`
    insert into public.jobs (
      user_id, project_id, kind, title, input, priority, status, run, stage, message, progress, result,
      estimate_low_seconds, estimate_high_seconds, started_at, finished_at
    )
    select ${owner.userId}, ${owner.projectId}, ${kind ?? 'test_kind'}, 'Past', jsonb_build_object('n', r.n), 5,
      ${status ?? 'completed'}, ${run ?? 1}, 'save', 'Done', ${status === 'cancelled' ? 50 : 100},
      ${status === 'cancelled' ? null : sql.json({})}, 10, 20, r.ended - make_interval(secs => r.seconds), r.ended
    from (
      select s.seconds, s.n, now() - make_interval(mins => ${minutesAgo}) - make_interval(secs => 100 - s.n) as ended
      from unnest(${seconds}::float8[]) with ordinality s (seconds, n)
    ) r`
}

const estimate = async (kind = 'test_kind') => (await enqueue(sql, owner, { kind })).job.estimate
const GUESS = { lowSeconds: 10, highSeconds: 20 }

describe('how long a job will take', () => {
  test('is the kind’s own guess until five runs have completed', async () => {
    expect(await estimate()).toEqual(GUESS)
    await sql`delete from public.jobs`
    await pastRuns([100, 200, 300, 400])
    expect(await estimate()).toEqual(GUESS)
  })

  test('is learned from five runs on: without the fastest and the slowest fifth', async () => {
    await pastRuns([100, 200, 300, 400, 500, 9000])
    expect(await estimate()).toEqual({ lowSeconds: 200, highSeconds: 500 })
  })

  test('follows the newest fifty: a faster model is believed after fifty runs', async () => {
    await pastRuns(
      Array.from({ length: 50 }, () => 600),
      { minutesAgo: 60 },
    )
    expect(await estimate()).toEqual({ lowSeconds: 600, highSeconds: 600 })
    await sql`delete from public.jobs where status = 'pending'`
    await pastRuns(Array.from({ length: 50 }, () => 30))
    expect(await estimate()).toEqual({ lowSeconds: 30, highSeconds: 30 })
  })

  test('is not learned from what was cancelled, from retries, or from other kinds', async () => {
    const seconds = [100, 200, 300, 400, 500]
    await pastRuns(seconds, { status: 'cancelled' })
    await pastRuns(seconds, { run: 2 })
    await pastRuns(seconds, { kind: 'other_kind' })
    expect(await estimate()).toEqual(GUESS)
    expect(await estimate('other_kind')).toEqual({ lowSeconds: 180, highSeconds: 420 })
  })

  test('is learned from runs that the worker made, from their first claim to their end', async () => {
    for (let n = 0; n < 5; n += 1) {
      const { job } = await enqueue(sql, owner, { input: { n } })
      await sql`update public.jobs set created_at = now() - interval '1 hour' where id = ${job.id}`
      const task = await claimOne(sql)
      await sql`update public.jobs set started_at = now() - interval '7 seconds' where id = ${job.id}`
      await complete(sql, task, { finish: { result: {} } })
    }
    const { lowSeconds, highSeconds } = await estimate()
    expect(lowSeconds).toBeGreaterThanOrEqual(7)
    expect(highSeconds).toBeLessThan(600)
  })
})

describe('a kind’s own row', () => {
  test('says the priority where a start says none', async () => {
    expect((await enqueue(sql, owner, { kind: 'other_kind' })).job.priority).toBe(2)
    expect(
      (await enqueue(sql, owner, { kind: 'other_kind', input: { n: 1 }, priority: 7 })).job.priority,
    ).toBe(7)
    expect((await enqueue(sql, owner)).job.priority).toBe(5)
  })

  test('says how often a task is tried', async () => {
    const { job } = await enqueue(sql, owner, { kind: 'other_kind' })
    await fail(sql, await claimOne(sql), true)
    expect((await readJob(sql, job.id)).status).toBe('failed')

    const patient = await enqueue(sql, owner)
    await fail(sql, await claimOne(sql), true)
    expect((await readJob(sql, patient.job.id)).status).not.toBe('failed')
  })
})
