import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { asService } from '../support/database.ts'
import {
  addTestKind,
  claim,
  claimOne,
  complete,
  createOwner,
  enqueue,
  expireLeases,
  fail,
  makeDue,
  type Owner,
  plannedJob,
  release,
  sweep,
} from '../support/engine.ts'
import { freshDatabase } from '../support/fresh-database.ts'

const { sql } = freshDatabase(6)
let owner: Owner

interface Sample {
  name: string
  labels: Record<string, string>
  value: number
}

beforeAll(() => addTestKind(sql))
beforeEach(async () => {
  await sql`delete from public.jobs`
  await counted()
  await sql`truncate private.job_counters`
  owner = await createOwner(sql)
})

async function scrape(): Promise<Sample[]> {
  const [row] = await asService(sql, (tx) => tx<{ value: Sample[] }[]>`select public.job_metrics() as value`)
  return row?.value ?? []
}

/** The metrics once nothing is left to count: what other databases of the server write meanwhile holds a count up. */
async function counted(): Promise<Sample[]> {
  let samples: Sample[] = []
  await expect
    .poll(async () => {
      samples = await scrape()
      return sumOf(samples, 'offstage_uncounted_events')
    })
    .toBe(0)
  return samples
}

function sumOf(samples: Sample[], name: string, labels: Record<string, string> = {}): number {
  const fits = (sample: Sample) =>
    sample.name === name && Object.entries(labels).every(([label, value]) => sample.labels[label] === value)
  return samples.filter(fits).reduce((sum, { value }) => sum + value, 0)
}

const kind = 'test_kind'

describe('the metrics', () => {
  test('count what happened to jobs and attempts, once, and go on counting', async () => {
    const job = await plannedJob(sql, owner, 1)
    await fail(sql, await claimOne(sql), true)
    await makeDue(sql, job.id)
    await claimOne(sql)
    await expireLeases(sql, job.id)
    await sweep(sql)
    await release(sql, await claim(sql, 1))
    await complete(sql, await claimOne(sql))
    await counted()
    await complete(sql, await claimOne(sql), { finish: { result: { ok: 1 } } })
    await asService(sql, (tx) => tx`select public.purge_jobs()`)
    const samples = await counted()

    const events = (event: string) => sumOf(samples, 'offstage_job_events_total', { kind, event })
    expect([events('enqueued'), events('started'), events('completed'), events('failed')]).toEqual([
      1, 1, 1, 0,
    ])
    const attempts = (outcome: string) => sumOf(samples, 'offstage_attempts_total', { kind, outcome })
    expect([attempts('completed'), attempts('failed'), attempts('lost'), attempts('released')]).toEqual([
      3, 1, 1, 1,
    ])
    expect(sumOf(samples, 'offstage_retries_total', { kind, code: 'model_busy' })).toBe(1)
    expect(sumOf(samples, 'offstage_stalls_total', { kind })).toBe(1)
    expect(sumOf(samples, 'offstage_continuations_total', { kind })).toBe(1)
    expect(sumOf(samples, 'offstage_model_tokens_total', { model: 'test', direction: 'input' })).toBe(9)
    expect(sumOf(samples, 'offstage_job_duration_seconds_count', { kind })).toBe(1)
    expect(sumOf(samples, 'offstage_job_wait_seconds_bucket', { kind, le: '+Inf' })).toBe(1)
    expect(sumOf(samples, 'offstage_attempt_duration_seconds_count', { kind })).toBe(6)
    for (const task of ['sweep', 'purge'])
      expect(sumOf(samples, 'offstage_housekeeping_runs_total', { task })).toBeGreaterThan(0)
  })

  test('put each call of the model into the buckets it fits', async () => {
    await enqueue(sql, owner)
    const task = await claimOne(sql)
    const usage = {
      model: 'm',
      inputTokens: 1,
      outputTokens: 1,
      cost: 0.5,
      milliseconds: 4_070,
      calls: 2,
      latencies: [70, 4_000],
    }
    await asService(
      sql,
      (tx) =>
        tx`select public.complete_task(${task.taskId}, ${task.leaseToken}, '{}', ${sql.json(usage)}, null, '{}')`,
    )
    const samples = await counted()
    const below = (le: string) =>
      sumOf(samples, 'offstage_model_call_duration_seconds_bucket', { model: 'm', le })
    expect([below('0.05'), below('0.1'), below('2.5'), below('5'), below('+Inf')]).toEqual([0, 1, 1, 2, 2])
    expect(sumOf(samples, 'offstage_model_call_duration_seconds_sum')).toBeCloseTo(4.07)
    expect(sumOf(samples, 'offstage_model_cost_dollars_total', { model: 'm' })).toBe(0.5)
  })

  test('do not go down when jobs are deleted', async () => {
    await enqueue(sql, owner)
    await counted()
    await sql`delete from public.jobs`
    expect(sumOf(await counted(), 'offstage_job_events_total', { kind, event: 'enqueued' })).toBe(1)
  })

  test('count an event that commits after a later one, once', async () => {
    const other = await createOwner(sql)
    const late = Promise.withResolvers<void>()
    const written = Promise.withResolvers<void>()
    const slow = sql.begin(async (tx) => {
      await tx`select set_config('role', 'authenticated', true),
        set_config('request.jwt.claims', ${JSON.stringify({ role: 'authenticated', sub: other.userId })}, true)`
      await tx`select public.enqueue_job(${kind}, ${other.projectId}, '{}')`
      written.resolve()
      await late.promise
    })
    await written.promise
    await enqueue(sql, owner)
    const enqueued = (samples: Sample[]) => sumOf(samples, 'offstage_job_events_total', { event: 'enqueued' })
    for (let times = 0; times < 3; times += 1) expect(enqueued(await scrape())).toBeLessThanOrEqual(1)
    late.resolve()
    await slow
    expect(enqueued(await counted())).toBe(2)
    expect(enqueued(await scrape())).toBe(2)
  })

  test('of many scrapes at once count each event once', async () => {
    for (let n = 0; n < 5; n += 1) await enqueue(sql, owner, { input: { n } })
    await Promise.all(Array.from({ length: 12 }, scrape))
    expect(sumOf(await counted(), 'offstage_job_events_total', { event: 'enqueued' })).toBe(5)
  })

  test('say what waits, for how long, and what runs', async () => {
    await plannedJob(sql, owner, 3)
    await sql`update private.task_queue set run_at = now() - interval '90 seconds'`
    await claimOne(sql)
    const samples = await scrape()
    const tasks = (state: string) => sumOf(samples, 'offstage_tasks', { kind, state })
    expect([tasks('due'), tasks('running'), tasks('later')]).toEqual([2, 1, 0])
    expect(sumOf(samples, 'offstage_jobs', { kind, status: 'processing' })).toBe(1)
    expect(sumOf(samples, 'offstage_oldest_due_task_seconds', { kind })).toBeGreaterThanOrEqual(90)
    const [row] = await asService(sql, (tx) => tx`select public.queue_health() as health`)
    expect(row?.health.oldestDueSeconds).toBeGreaterThanOrEqual(90)
    // A kind with nothing to do is there all the same: a series that comes and goes cannot be watched.
    expect(samples).toContainEqual({
      name: 'offstage_tasks',
      labels: { kind: 'talk_track', state: 'due' },
      value: 0,
    })
  })
})
