import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { claimed, claimOf, fakeSupabase } from '../../../__tests__/unit/worker/fake-supabase.ts'
import { startWorker } from '../../../__tests__/unit/worker/start-worker.ts'

// The worker compared the time of a retry, by the database's clock, with its own: one whose clock was off by minutes
// never waited for a retry that was due in a moment, and left it to the sweep.
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it.each([
  -600_000, 600_000,
])('waits for a retry by how long it is, with a clock off by %d ms', async (offMs) => {
  const dueAt = new Date(Date.now() + 2_000).toISOString()
  vi.setSystemTime(Date.now() + offMs)
  const waiting = [claimed()]
  const supabase = fakeSupabase({
    claim_tasks: () => claimOf(waiting.splice(0)),
    fail_task: () => ({ applied: true, jobStatus: 'processing', retryAt: dueAt, retryInMs: 2_000 }),
  })
  const { worker, busy } = startWorker(supabase, { handler: () => Promise.reject(new Error('once')) })
  worker.kicked({})
  await vi.advanceTimersByTimeAsync(1_900)
  expect(busy()).toBe(true)
  const before = supabase.of('claim_tasks').length
  await vi.advanceTimersByTimeAsync(200)
  expect(supabase.of('claim_tasks').length).toBe(before + 1)
})
