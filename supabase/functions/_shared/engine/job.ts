import { z } from 'zod'

export const JOB_STATUSES = ['pending', 'processing', 'completed', 'failed', 'cancelled'] as const
export type JobStatus = (typeof JOB_STATUSES)[number]

export const LIVE_JOB_STATUSES = ['pending', 'processing'] as const satisfies readonly JobStatus[]
export const FINAL_JOB_STATUSES = ['completed', 'failed', 'cancelled'] as const satisfies readonly JobStatus[]

/** `waiting`: its stage, or a job it depends on, is not there yet. `pending` with `runAt` ahead: waits for its next attempt. */
export const TASK_STATUSES = ['waiting', 'pending', 'processing', 'completed', 'failed', 'cancelled'] as const
export type TaskStatus = (typeof TASK_STATUSES)[number]

const timestamp = z.string()

const jobBase = z.object({
  id: z.uuid(),
  kind: z.string(),
  projectId: z.uuid(),
  /** "Talk track for The Quiet Funnel". */
  title: z.string(),
  input: z.record(z.string(), z.unknown()),
  priority: z.number().int(),
  /** Rises with every "retry" or "continue" of the user; progress never goes backwards within a run. */
  run: z.number().int(),
  stage: z.string().nullable(),
  tasksDone: z.number().int(),
  tasksTotal: z.number().int(),
  /** 0 to 100; 100 only when completed. */
  progress: z.number().int(),
  message: z.string(),
  /** When the next attempt is due, while a job waits for one: shown as "retrying". */
  retryAt: timestamp.nullable(),
  errors: z.number().int(),
  stalls: z.number().int(),
  continuations: z.number().int(),
  /** Seconds a job of this kind usually takes, from past runs: a range. */
  estimate: z.object({ lowSeconds: z.number(), highSeconds: z.number() }),
  /** How many jobs are served before this one while it waits for a worker, as far as the first five hundred tasks tell. */
  jobsAhead: z.number().int().nullable(),
  version: z.number().int(),
  acknowledgedAt: timestamp.nullable(),
  createdAt: timestamp,
  startedAt: timestamp.nullable(),
})

const jobError = z.object({ code: z.string(), message: z.string() })

/** A job as every reader sees it: a result exists only when completed, an error only when failed. */
export const JobSchema = z.discriminatedUnion('status', [
  jobBase.extend({ status: z.literal('pending'), result: z.null(), error: z.null(), finishedAt: z.null() }),
  jobBase.extend({
    status: z.literal('processing'),
    result: z.null(),
    error: z.null(),
    finishedAt: z.null(),
  }),
  jobBase.extend({
    status: z.literal('completed'),
    result: z.record(z.string(), z.unknown()),
    error: z.null(),
    finishedAt: timestamp,
  }),
  jobBase.extend({ status: z.literal('failed'), result: z.null(), error: jobError, finishedAt: timestamp }),
  jobBase.extend({
    status: z.literal('cancelled'),
    result: z.null(),
    error: z.null(),
    finishedAt: timestamp,
  }),
])
export type Job = z.infer<typeof JobSchema>

/** What the private channel `user:<uid>` carries (event `job_changed`): ids and progress, never output text. */
export const JobEventSchema = z.object({
  id: z.uuid(),
  kind: z.string(),
  projectId: z.uuid(),
  status: z.enum(JOB_STATUSES),
  run: z.number().int(),
  stage: z.string().nullable(),
  tasksDone: z.number().int(),
  tasksTotal: z.number().int(),
  progress: z.number().int(),
  message: z.string(),
  retryAt: timestamp.nullable(),
  version: z.number().int(),
})
export type JobEvent = z.infer<typeof JobEventSchema>
