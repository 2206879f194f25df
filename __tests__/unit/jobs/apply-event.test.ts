import { JobEventSchema } from '@shared/engine/job.ts'
import { describe, expect, it } from 'vitest'
import { applyEvent } from '@/lib/jobs/apply-event'
import { completed, JOB_ID, jobFixture, PROJECT_ID } from './job-fixture'

const now = new Date('2026-01-01T10:01:00Z')

function event(changes: Record<string, unknown> = {}) {
  return JobEventSchema.parse({
    id: JOB_ID,
    kind: 'talk_track',
    projectId: PROJECT_ID,
    status: 'processing',
    run: 1,
    stage: 'write',
    tasksDone: 3,
    tasksTotal: 9,
    progress: 28,
    message: 'Writing the scripts (2 of 7)',
    retryAt: null,
    version: 7,
    ...changes,
  })
}

describe('an event', () => {
  it('moves a live job on', () => {
    expect(applyEvent(jobFixture(), event(), now)).toMatchObject({ progress: 28, tasksDone: 3, version: 7 })
  })

  it('says when a pending job began', () => {
    const pending = jobFixture({ status: 'pending', startedAt: null })
    expect(applyEvent(pending, event(), now)?.startedAt).toBe(now.toISOString())
  })

  it('never takes progress back within a run', () => {
    expect(applyEvent(jobFixture({ progress: 40 }), event(), now)?.progress).toBe(40)
    expect(applyEvent(jobFixture({ progress: 40 }), event({ run: 2, progress: 28 }), now)?.progress).toBe(28)
  })

  it.each([
    'completed',
    'failed',
    'cancelled',
  ])('that says %s is not enough: the row has the rest', (status) => {
    expect(applyEvent(jobFixture(), event({ status }), now)).toBeNull()
  })

  it('does not bring a finished job back by itself', () => {
    expect(applyEvent(jobFixture(completed), event({ run: 2 }), now)).toBeNull()
  })
})
