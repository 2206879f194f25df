import { JobSchema, TASK_STATUSES } from '@shared/engine/job.ts'
import { z } from 'zod'

export type { Job, JobEvent, JobStatus } from '@shared/engine/job.ts'
export { type JobStarted, JobStartedSchema } from '@shared/http/job-started.ts'

export const JOB_FILTERS = ['active', 'completed', 'failed'] as const
export type JobFilter = (typeof JOB_FILTERS)[number]

/** A task of a job, as its owner sees it. */
export const JobTaskSchema = z.object({
  id: z.uuid(),
  stage: z.string(),
  position: z.number().int(),
  status: z.enum(TASK_STATUSES),
  attempts: z.number().int(),
  stalls: z.number().int(),
  continuations: z.number().int(),
  runAt: z.string().nullable(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  errorCode: z.string().nullable(),
  errorMessage: z.string().nullable(),
})
export type JobTask = z.infer<typeof JobTaskSchema>

/** One line of a job's time line. */
export const JobLogEntrySchema = z.object({
  id: z.number().int(),
  taskId: z.uuid().nullable(),
  type: z.string(),
  data: z.record(z.string(), z.unknown()).nullable(),
  createdAt: z.string(),
})
export type JobLogEntry = z.infer<typeof JobLogEntrySchema>

const JobUsageSchema = z.object({
  model: z.string().nullable(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  cost: z.number().nullable(),
})

export const JobDetailSchema = z.object({
  job: JobSchema,
  tasks: z.array(JobTaskSchema),
  events: z.array(JobLogEntrySchema),
  usage: JobUsageSchema.nullable(),
})
export type JobDetail = z.infer<typeof JobDetailSchema>
/** A detail as a tab holds it: events may have moved its job on since the rest was read, at this version. */
export type ReadDetail = JobDetail & { readVersion: number }

export const JobPageSchema = z.object({ jobs: z.array(JobSchema), nextCursor: z.string().nullable() })
export type JobPage = z.infer<typeof JobPageSchema>

export const JobPartSchema = z.object({
  taskId: z.uuid(),
  stage: z.string(),
  position: z.number().int(),
  output: z.unknown(),
})
export type JobPart = z.infer<typeof JobPartSchema>

/** The outputs of finished tasks since a cursor, and how many have finished in all. */
export const JobPartsSchema = z.object({
  job: JobSchema,
  parts: z.array(JobPartSchema),
  lastEvent: z.number().int(),
  completed: z.number().int(),
})
export type JobParts = z.infer<typeof JobPartsSchema>
/** Parts as a tab holds them: all there were at this version of the job; events may have moved the job itself on. */
export type ReadParts = JobParts & { readVersion: number }

export const StartJobSchema = z.strictObject({
  kind: z.string().min(1).max(100),
  projectId: z.uuid(),
  input: z.record(z.string(), z.unknown()),
  priority: z.number().int().min(1).max(10).optional(),
  dependsOn: z.array(z.uuid()).max(20).optional(),
})
export type StartJob = z.infer<typeof StartJobSchema>

export const AcknowledgeSchema = z.strictObject({ jobIds: z.array(z.uuid()).min(1).max(100) })
export const AcknowledgedSchema = z.object({ acknowledged: z.array(z.uuid()) })
/** A failure of which its owner need not be told again: a job, and the run that failed. */
export const DismissedSchema = z.object({ id: z.uuid(), run: z.number().int() })
export type Dismissed = z.infer<typeof DismissedSchema>

/** Seconds since the last sign of life of a job's most silent worker; null while nobody works on it. */
export const JobSilenceSchema = z.object({ seconds: z.number().nullable() })
export type JobSilence = z.infer<typeof JobSilenceSchema>

export const JobReplySchema = z.object({ job: JobSchema })
