import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { answeringEach, Broken, claimed, claimOf, fakeSupabase, queueOf } from './fake-supabase.ts'
import { hanging, startWorker } from './start-worker.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const BEAT = 10_000

describe('the heartbeat', () => {
  it('renews what is running, every ten seconds, and stops when nothing is', async () => {
    const task = claimed()
    const gate = Promise.withResolvers<void>()
    const supabase = fakeSupabase({ claim_tasks: queueOf([task]) })
    const handler = async () => {
      await gate.promise
      return { output: 'done' }
    }
    const { worker, busy } = startWorker(supabase, { handler })
    worker.kicked({})
    await vi.advanceTimersByTimeAsync(3 * BEAT + 1)
    const lease = { taskId: task.taskId, leaseToken: task.leaseToken }
    expect(supabase.of('extend_leases')).toHaveLength(3)
    expect(supabase.of('extend_leases')[0]).toMatchObject({ worker_id: worker.id, leases: [lease] })
    gate.resolve()
    await vi.advanceTimersByTimeAsync(3 * BEAT)
    expect(supabase.of('extend_leases')).toHaveLength(3)
    expect(busy()).toBe(false)
  })

  it('aborts what was cancelled and gives its lease back: no failure', async () => {
    const task = claimed()
    const supabase = fakeSupabase({
      claim_tasks: queueOf([task]),
      extend_leases: () => [{ taskId: task.taskId, held: true, renewed: true, cancelled: true }],
    })
    const { handler, reasons } = hanging()
    const { worker, busy } = startWorker(supabase, { handler })
    worker.kicked({})
    await vi.advanceTimersByTimeAsync(BEAT + 1)
    expect(reasons).toEqual(['cancelled'])
    const lease = { taskId: task.taskId, leaseToken: task.leaseToken }
    expect(supabase.of('release_tasks')).toEqual([{ leases: [lease] }])
    expect(supabase.of('fail_task')).toHaveLength(0)
    expect(busy()).toBe(false)
  })

  it('does not wait for its time when a kick tells of a cancelled job', async () => {
    const task = claimed()
    const supabase = fakeSupabase({
      claim_tasks: queueOf([task]),
      extend_leases: () => [{ taskId: task.taskId, held: true, renewed: true, cancelled: true }],
    })
    const { handler, reasons } = hanging()
    const { worker, busy } = startWorker(supabase, { handler })
    worker.kicked({})
    await vi.advanceTimersByTimeAsync(100)
    worker.kicked({ jobId: task.jobId, cancelled: true })
    await vi.advanceTimersByTimeAsync(0)
    expect(reasons).toEqual(['cancelled'])
    await vi.advanceTimersByTimeAsync(100)
    expect(busy()).toBe(false)
  })

  it('asks once more when a cancel came while it was asking', async () => {
    const task = claimed()
    let cancelled = false
    const supabase = fakeSupabase({
      claim_tasks: queueOf([task]),
      extend_leases: () => {
        const answer = [{ taskId: task.taskId, held: true, renewed: true, cancelled }]
        cancelled = true
        return answer
      },
    })
    const { handler, reasons } = hanging()
    const { worker } = startWorker(supabase, { handler })
    worker.kicked({})
    await vi.advanceTimersByTimeAsync(1)
    worker.kicked({ cancelled: true })
    worker.kicked({ cancelled: true })
    await vi.advanceTimersByTimeAsync(1)
    expect(reasons).toEqual(['cancelled'])
  })

  it('aborts what another worker has taken over, and writes nothing', async () => {
    const task = claimed()
    const supabase = fakeSupabase({
      claim_tasks: queueOf([task]),
      extend_leases: () => [{ taskId: task.taskId, held: false, renewed: false, cancelled: false }],
    })
    const { handler, reasons } = hanging()
    const { worker } = startWorker(supabase, { handler })
    worker.kicked({})
    await vi.advanceTimersByTimeAsync(BEAT + 1)
    expect(reasons).toEqual(['lease_lost'])
    for (const name of ['release_tasks', 'fail_task', 'complete_tasks'])
      expect(supabase.of(name)).toHaveLength(0)
  })

  it('that cannot reach the database changes nothing', async () => {
    const supabase = fakeSupabase({
      claim_tasks: queueOf([claimed()]),
      extend_leases: () => {
        throw new Broken(0)
      },
    })
    const { handler, reasons } = hanging()
    const { worker, busy } = startWorker(supabase, { handler })
    worker.kicked({})
    await vi.advanceTimersByTimeAsync(3 * BEAT + 1)
    expect(supabase.of('extend_leases')).toHaveLength(3)
    expect(reasons).toEqual([])
    expect(busy()).toBe(true)
  })
})

describe('events that were held back', () => {
  it('go out in one call, half a second later', async () => {
    const tasks = [claimed(), claimed({ jobId: 'job-2' }), claimed()]
    const supabase = fakeSupabase({
      claim_tasks: queueOf(tasks),
      complete_tasks: answeringEach(() => null, ['job-1', 'job-2']),
    })
    const { worker, busy } = startWorker(supabase)
    worker.kicked({})
    await vi.advanceTimersByTimeAsync(499)
    expect(supabase.of('broadcast_jobs')).toEqual([])
    expect(busy()).toBe(true)
    await vi.advanceTimersByTimeAsync(2)
    expect(supabase.of('broadcast_jobs')).toEqual([{ job_ids: ['job-1', 'job-2'] }])
    expect(busy()).toBe(false)
  })
})

describe('a retry', () => {
  it('that is due soon is waited for', async () => {
    const waiting = [claimed()]
    const supabase = fakeSupabase({
      claim_tasks: () => claimOf(waiting.splice(0)),
      fail_task: () => ({
        applied: true,
        jobStatus: 'processing',
        retryInMs: 2_000,
      }),
    })
    const handler = () => Promise.reject(new Error('once'))
    const { worker, busy } = startWorker(supabase, { handler })
    worker.kicked({})
    await vi.advanceTimersByTimeAsync(1_900)
    expect(busy()).toBe(true)
    const before = supabase.of('claim_tasks').length
    await vi.advanceTimersByTimeAsync(200)
    expect(supabase.of('claim_tasks').length).toBe(before + 1)
    expect(busy()).toBe(false)
  })

  it('that is far off is left to the sweep', async () => {
    const waiting = [claimed()]
    const supabase = fakeSupabase({
      claim_tasks: () => claimOf(waiting.splice(0)),
      fail_task: () => ({
        applied: true,
        jobStatus: 'processing',
        retryInMs: 60_000,
      }),
    })
    const { worker, busy } = startWorker(supabase, { handler: () => Promise.reject(new Error('once')) })
    worker.kicked({})
    await vi.advanceTimersByTimeAsync(100)
    expect(busy()).toBe(false)
  })
})
