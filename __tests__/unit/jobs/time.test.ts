import { estimatedCompletionAt, jobStarted } from '@shared/http/job-started.ts'
import { timeRange } from '@shared/text/time-range.ts'
import { describe, expect, it } from 'vitest'
import { timeLeft } from '@/lib/jobs/time-left'
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
    expect(jobStarted(jobFixture(), true, 'talk track').message).toBe(
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

describe('when a job will be done', () => {
  const at = (changes: Record<string, unknown>, seconds: number) =>
    (Date.parse(estimatedCompletionAt(jobFixture({ startedAt, ...changes }), secondsIn(seconds))) -
      Date.parse(startedAt)) /
    1000

  it('is the upper end of what past runs took, from its start', () => {
    expect(at({ progress: 2 }, 30)).toBe(300)
  })

  it('is counted from now while it waits for a worker, and from its next attempt while it waits for that', () => {
    const waiting = { status: 'pending', startedAt: null, progress: 0, stage: 'plan', tasksDone: 0 }
    expect(at(waiting, 50)).toBe(350)
    expect(at({ ...waiting, retryAt: '2026-01-01T10:10:00Z' }, 50)).toBe(900)
  })

  it('is never past while the job goes on', () => {
    expect(at({ progress: 50 }, 1000)).toBe(1060)
  })

  it('is its share of the usual time when it goes on from an earlier run', () => {
    expect(at({ run: 2, progress: 50 }, 1000)).toBe(1150)
  })

  it('is when it ended', () => {
    expect(at(completed, 1000)).toBe(120)
  })
})
