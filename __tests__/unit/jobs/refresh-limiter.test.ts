import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { RefreshLimiter, refillMs } from '@/lib/jobs/realtime/refresh-limiter'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function limiter() {
  const refreshes: number[] = []
  const start = Date.now()
  const made = new RefreshLimiter(async () => {
    refreshes.push((Date.now() - start) / 1000)
  })
  return { limiter: made, refreshes }
}

describe('fetching finished parts', () => {
  it('happens at once for the first two, then at the pace of the job', async () => {
    const { limiter: made, refreshes } = limiter()
    for (let second = 0; second < 120; second += 17) {
      made.want('job', 30_000)
      await vi.advanceTimersByTimeAsync(17_000)
    }
    expect(refreshes.slice(0, 2)).toEqual([0, 17])
    expect(refreshes.length).toBeLessThanOrEqual(6)
  })

  it('never misses what came while a fetch was under way or had to wait', async () => {
    const { limiter: made, refreshes } = limiter()
    for (let n = 0; n < 10; n += 1) made.want('job', 2_000)
    await vi.advanceTimersByTimeAsync(1)
    made.want('job', 2_000)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(refreshes.length).toBeGreaterThanOrEqual(2)
    expect(refreshes.length).toBeLessThanOrEqual(3)
  })

  it('does not wait when the job has ended', async () => {
    const { limiter: made, refreshes } = limiter()
    for (let n = 0; n < 5; n += 1) {
      made.want('job', 30_000)
      await vi.advanceTimersByTimeAsync(10)
    }
    await made.flush('job')
    expect(refreshes).toHaveLength(3)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(refreshes).toHaveLength(3)
  })

  it('takes its pace from how long such jobs take', () => {
    expect(refillMs({ lowSeconds: 120, highSeconds: 300 })).toBe(30_000)
    expect(refillMs({ lowSeconds: 10, highSeconds: 14 })).toBe(3_000)
    expect(refillMs({ lowSeconds: 1, highSeconds: 2 })).toBe(2_000)
  })
})
