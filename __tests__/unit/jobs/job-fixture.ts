import { type Job, JobSchema } from '@shared/engine/job.ts'

export const PROJECT_ID = '6f1c2c5e-8a55-4b6b-9d38-0c9d6e0a0001'
export const JOB_ID = '6f1c2c5e-8a55-4b6b-9d38-0c9d6e0a0101'
export const DOCUMENT_ID = '6f1c2c5e-8a55-4b6b-9d38-0c9d6e0a0201'

/** A talk track job under way; `changes` make it what a test needs. Parsed, so it is one that could exist. */
export function jobFixture(changes: Record<string, unknown> = {}): Job {
  return JobSchema.parse({
    id: JOB_ID,
    kind: 'talk_track',
    projectId: PROJECT_ID,
    title: 'Talk track for Rockets',
    input: {},
    priority: 5,
    status: 'processing',
    run: 1,
    stage: 'write',
    tasksDone: 1,
    tasksTotal: 9,
    progress: 2,
    message: 'Writing the scripts (0 of 7)',
    retryAt: null,
    errors: 0,
    stalls: 0,
    continuations: 0,
    jobsAhead: null,
    estimate: { lowSeconds: 120, highSeconds: 300 },
    version: 3,
    result: null,
    error: null,
    acknowledgedAt: null,
    createdAt: '2026-01-01T10:00:00Z',
    startedAt: '2026-01-01T10:00:01Z',
    finishedAt: null,
    ...changes,
  })
}

/** What makes a job a finished one. */
export const completed = {
  status: 'completed',
  progress: 100,
  result: { documentId: DOCUMENT_ID },
  finishedAt: '2026-01-01T10:02:00Z',
}

/** What makes a job a failed one. */
export const failed = {
  status: 'failed',
  error: { code: 'model_refused', message: 'The model would not write this.' },
  finishedAt: '2026-01-01T10:02:00Z',
}
