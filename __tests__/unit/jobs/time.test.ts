import { describe, expect, it } from 'vitest'
import { generatingMessage } from '@/lib/jobs/generating-message'
import { timeLeft } from '@/lib/jobs/time-left'
import { timeRange } from '@/lib/jobs/time-range'
import { completed, jobFixture } from './job-fixture'

const range = (lowSeconds: number, highSeconds: number) => timeRange({ lowSeconds, highSeconds })
const startedAt = '2026-01-01T10:00:00Z'
const secondsIn = (seconds: number) => Date.parse(startedAt) + seconds * 1000

describe('a range of time', () => {
  it.each([
    [120, 300, '2–5 minutes'],
    [30, 50, '30–50 seconds'],
    [2, 8, 'a few seconds'],
    [44, 46, 'about 45 seconds'],
    [55, 95, '1–2 minutes'],
    [100, 110, 'about 2 minutes'],
    [0, 0, 'a few seconds'],
    [1, 40, '5–40 seconds'],
  ])('from %i to %i seconds reads "%s"', (low, high, text) => {
    expect(range(low, high)).toBe(text)
  })

  it('is part of the sentence that a start answers', () => {
    expect(generatingMessage(jobFixture())).toBe(
      'Generating talk track – this may take 2–5 minutes. You can navigate freely',
    )
  })
})

describe('the time that a job has left', () => {
  it('is what past runs say at first', () => {
    expect(timeLeft(jobFixture({ startedAt, progress: 0 }), secondsIn(0))).toBe('2–5 minutes left')
  })

  it('follows its own pace once a tenth is done', () => {
    expect(timeLeft(jobFixture({ startedAt, progress: 50 }), secondsIn(100))).toBe('1–3 minutes left')
  })

  it('admits that a job takes longer than usual', () => {
    expect(timeLeft(jobFixture({ startedAt, progress: 5 }), secondsIn(400))).toBe(
      'longer than usual, still going',
    )
  })

  it('is counted from its start while others go first', () => {
    const queued = jobFixture({ status: 'pending', startedAt: null, progress: 0, jobsAhead: 12 })
    expect(timeLeft(queued, secondsIn(100))).toBe('2–5 minutes once it starts')
  })

  it('is not said of a job that is over', () => {
    expect(timeLeft(jobFixture(completed), secondsIn(400))).toBeNull()
  })

  it('does not go wrong when the clock of this device is behind', () => {
    expect(timeLeft(jobFixture({ startedAt, progress: 2 }), secondsIn(-500))).toBe('2–5 minutes left')
  })
})
