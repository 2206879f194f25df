import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { claimed, claimOf, fakeSupabase, queueOf } from './fake-supabase.ts'
import { hanging, startWorker } from './start-worker.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

// Begins to hand over at 60 s, drains at 90 s, gives back at 127.5 s.
const env = { WORKER_BUDGET_SECONDS: '60', WORKER_WALL_CLOCK_SECONDS: '150', WORKER_CONCURRENCY: '2' }

/** A queue that never runs dry, of tasks that take `seconds` each. */
function endless(seconds: number, kick: () => unknown) {
  const supabase = fakeSupabase({
    claim_tasks: ({ max_tasks }) => claimOf(Array.from({ length: max_tasks as number }, () => claimed())),
    kick,
  })
  const handler = async () => {
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000))
    return { output: 'done' }
  }
  return { supabase, ...startWorker(supabase, { handler, env }) }
}

describe('near the end of its budget a worker', () => {
  it('goes on while its kick lands on itself, and asks again every three seconds', async () => {
    let self = ''
    const started = endless(1, () => ({ worker: self, accepting: true }))
    self = started.worker.id
    started.worker.kicked({})
    await vi.advanceTimersByTimeAsync(59_900)
    expect(started.supabase.of('kick')).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(started.supabase.of('kick')).toHaveLength(4)
    expect(started.supabase.of('kick')[0]).toEqual({ from: self })
    const claims = started.supabase.of('claim_tasks').length
    await vi.advanceTimersByTimeAsync(5_000)
    expect(started.supabase.of('claim_tasks').length).toBeGreaterThan(claims)
  })

  it('stops claiming as soon as another worker has taken over, and finishes what it has', async () => {
    const started = endless(1, () => ({ worker: 'worker_other', accepting: true }))
    started.worker.kicked({})
    await vi.advanceTimersByTimeAsync(60_100)
    const claims = started.supabase.of('claim_tasks').length
    await vi.advanceTimersByTimeAsync(5_000)
    expect(started.supabase.of('claim_tasks').length).toBe(claims)
    expect(started.supabase.completions().length).toBeGreaterThanOrEqual(
      started.supabase.of('claim_tasks').length,
    )
    expect(started.supabase.of('release_tasks')).toHaveLength(0)
    expect(started.busy()).toBe(false)
  })

  it('is not relieved by a worker that is leaving itself', async () => {
    const started = endless(1, () => ({ worker: 'worker_other', accepting: false }))
    started.worker.kicked({})
    await vi.advanceTimersByTimeAsync(80_000)
    const claims = started.supabase.of('claim_tasks').length
    await vi.advanceTimersByTimeAsync(3_000)
    expect(started.supabase.of('claim_tasks').length).toBeGreaterThan(claims)
  })

  it('stops claiming at 60 % of the wall clock whoever took over', async () => {
    const started = endless(1, () => {
      throw new TypeError('no function here')
    })
    started.worker.kicked({})
    await vi.advanceTimersByTimeAsync(92_000)
    expect(started.worker.accepting).toBe(false)
    expect(started.busy()).toBe(false)
    expect(started.worker.kicked({})).toEqual({ worker: started.worker.id, accepting: false })
  })

  it('tells its successor of what its last completions made claimable', async () => {
    const started = endless(10, () => ({ worker: 'worker_other', accepting: true }))
    started.worker.kicked({})
    await vi.advanceTimersByTimeAsync(65_000)
    const kicks = started.supabase.of('kick').length
    await vi.advanceTimersByTimeAsync(10_000)
    expect(started.supabase.of('kick').length).toBeGreaterThan(kicks)
  })

  it('aborts what is left at 85 % of it, before beforeunload comes, gives it back and kicks: no failure', async () => {
    const { handler, reasons } = hanging()
    const tasks = [claimed(), claimed()]
    const supabase = fakeSupabase({ claim_tasks: queueOf(tasks) })
    const { worker, busy } = startWorker(supabase, { handler, env })
    worker.kicked({})
    await vi.advanceTimersByTimeAsync(127_000)
    expect(reasons).toEqual([])
    const kicks = supabase.of('kick').length
    await vi.advanceTimersByTimeAsync(1_500)
    expect(reasons).toEqual(['hand_over', 'hand_over'])
    expect(supabase.of('release_tasks')[0]?.leases).toHaveLength(2)
    expect(supabase.of('kick').length).toBeGreaterThan(kicks)
    expect(supabase.of('fail_task')).toHaveLength(0)
    expect(busy()).toBe(false)
  })

  it('works on when kicks land here although it had handed over', async () => {
    const started = endless(1, () => ({ worker: 'worker_other', accepting: true }))
    started.worker.kicked({})
    await vi.advanceTimersByTimeAsync(63_000)
    expect(started.busy()).toBe(false)
    expect(started.worker.kicked({}).accepting).toBe(true)
    const claims = started.supabase.of('claim_tasks').length
    await vi.advanceTimersByTimeAsync(10)
    expect(started.supabase.of('claim_tasks').length).toBeGreaterThan(claims)
  })
})

describe('an isolate that is being shut down', () => {
  it('gives everything back, passes it on, and takes nothing more', async () => {
    const { handler, reasons } = hanging()
    const tasks = Array.from({ length: 5 }, () => claimed())
    const supabase = fakeSupabase({ claim_tasks: queueOf(tasks) })
    const { worker, busy } = startWorker(supabase, { handler, env })
    worker.kicked({})
    await vi.advanceTimersByTimeAsync(1_000)
    const claims = supabase.of('claim_tasks').length
    const kicks = supabase.of('kick').length
    await worker.unload()
    expect(reasons).toEqual(['unload', 'unload'])
    expect(supabase.of('release_tasks')[0]?.leases).toHaveLength(2)
    expect(supabase.of('kick').length).toBeGreaterThan(kicks)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(supabase.of('claim_tasks')).toHaveLength(claims)
    expect(busy()).toBe(false)
    expect(worker.kicked({}).accepting).toBe(false)
  })
})
