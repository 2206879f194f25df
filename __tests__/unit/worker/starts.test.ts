import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Broken, claimed, fakeSupabase, queueOf } from './fake-supabase.ts'
import { hanging, startWorker } from './start-worker.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('what a worker has begun', () => {
  it('is said in one call, a moment after the claim, of jobs that do not say so yet', async () => {
    const tasks = [
      claimed({ started: false }),
      claimed({ started: false }),
      claimed({ jobId: 'job-2', started: false }),
      claimed({ jobId: 'job-3' }),
    ]
    const supabase = fakeSupabase({ claim_tasks: queueOf(tasks) })
    const { worker } = startWorker(supabase, { handler: hanging().handler })
    worker.kicked({})
    await vi.advanceTimersByTimeAsync(19)
    expect(supabase.of('start_jobs')).toEqual([])
    await vi.advanceTimersByTimeAsync(2)
    expect(supabase.of('start_jobs')).toEqual([{ job_ids: ['job-1', 'job-2'] }])
  })

  it('is not said of a job that ended within the moment', async () => {
    const supabase = fakeSupabase({ claim_tasks: queueOf([claimed({ started: false })]) })
    const { worker, busy } = startWorker(supabase)
    worker.kicked({})
    await vi.advanceTimersByTimeAsync(100)
    expect(supabase.of('complete_tasks')).toHaveLength(1)
    expect(supabase.of('start_jobs')).toEqual([])
    expect(busy()).toBe(false)
  })

  it('is said again while its row was locked, and its held back event goes out later', async () => {
    const answers = [
      { deferred: [], left: ['job-1'] },
      { deferred: ['job-1'], left: [] },
    ]
    const supabase = fakeSupabase({
      claim_tasks: queueOf([claimed({ started: false })]),
      start_jobs: () => answers.shift(),
    })
    const { worker } = startWorker(supabase, { handler: hanging().handler })
    worker.kicked({})
    await vi.advanceTimersByTimeAsync(50)
    expect(supabase.of('start_jobs')).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(500)
    expect(supabase.of('broadcast_jobs')).toEqual([{ job_ids: ['job-1'] }])
  })

  it('that the database does not hear is said again, and the work goes on', async () => {
    let down = true
    const supabase = fakeSupabase({
      claim_tasks: queueOf([claimed({ started: false })]),
      start_jobs: () => {
        if (down) throw new Broken(400)
        return { deferred: [], left: [] }
      },
    })
    const { handler, reasons } = hanging()
    const { worker } = startWorker(supabase, { handler })
    worker.kicked({})
    await vi.advanceTimersByTimeAsync(600)
    const tries = supabase.of('start_jobs').length
    expect(tries).toBeGreaterThan(1)
    down = false
    await vi.advanceTimersByTimeAsync(600)
    const said = supabase.of('start_jobs').length
    await vi.advanceTimersByTimeAsync(1_000)
    expect(supabase.of('start_jobs')).toHaveLength(said)
    expect(reasons).toEqual([])
  })
})
