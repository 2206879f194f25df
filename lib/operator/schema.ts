import { JOB_STATUSES, TASK_STATUSES } from '@shared/engine/job.ts'
import { z } from 'zod'

/** A job as operators see it: no word of what its owner wrote or got. */
export const OperatorJobSchema = z.object({
  id: z.uuid(),
  userId: z.uuid(),
  kind: z.string(),
  status: z.enum(JOB_STATUSES),
  run: z.number().int(),
  stage: z.string(),
  tasksDone: z.number().int(),
  tasksTotal: z.number().int(),
  progress: z.number().int(),
  priority: z.number().int(),
  errors: z.number().int(),
  stalls: z.number().int(),
  continuations: z.number().int(),
  errorCode: z.string().nullable(),
  retryAt: z.string().nullable(),
  estimateHighSeconds: z.number(),
  dependsOn: z.array(z.uuid()),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
})
export type OperatorJob = z.infer<typeof OperatorJobSchema>

const QueueSchema = z.object({
  kind: z.string(),
  title: z.string(),
  due: z.number(),
  later: z.number(),
  running: z.number(),
  pending: z.number(),
  processing: z.number(),
  retrying: z.number(),
  expired_leases: z.number(),
  oldest_due_task_seconds: z.number(),
})
export type Queue = z.infer<typeof QueueSchema>

export const OverviewSchema = z.object({
  queues: z.array(QueueSchema),
  lastSweepAt: z.string().nullable(),
  troubled: z.array(OperatorJobSchema),
})
export type Overview = z.infer<typeof OverviewSchema>

const UsageSchema = z.object({
  model: z.string(),
  inputTokens: z.number(),
  outputTokens: z.number(),
})

const OperatorEventSchema = z.object({
  id: z.number().int(),
  taskId: z.uuid().nullable(),
  type: z.string(),
  data: z.object({
    stage: z.string().optional(),
    position: z.number().int().optional(),
    attempt: z.number().int().optional(),
    milliseconds: z.number().optional(),
    worker: z.string().optional(),
    code: z.string().optional(),
    retryAt: z.string().optional(),
    run: z.number().int().optional(),
    tasks: z.number().int().optional(),
    usage: UsageSchema.optional(),
    action: z.string().optional(),
    operator: z.uuid().optional(),
  }),
  createdAt: z.string(),
})
export type OperatorEvent = z.infer<typeof OperatorEventSchema>

const OperatorTaskSchema = z.object({
  id: z.uuid(),
  stage: z.string(),
  position: z.number().int(),
  status: z.enum(TASK_STATUSES),
  attempts: z.number().int(),
  errors: z.number().int(),
  stalls: z.number().int(),
  continuations: z.number().int(),
  errorCode: z.string().nullable(),
  worker: z.string().nullable(),
  leaseExpiresAt: z.string().nullable(),
  runAt: z.string().nullable(),
})
export type OperatorTask = z.infer<typeof OperatorTaskSchema>

export const OperatorJobDetailSchema = z.object({
  job: OperatorJobSchema,
  tasks: z.array(OperatorTaskSchema),
  events: z.array(OperatorEventSchema),
})
export type OperatorJobDetail = z.infer<typeof OperatorJobDetailSchema>

export const OPERATOR_FILTERS = ['live', 'completed', 'failed', 'cancelled', 'any'] as const
export type OperatorFilter = (typeof OPERATOR_FILTERS)[number]

export const OperatorJobsSchema = z.object({ jobs: z.array(OperatorJobSchema) })
export const OperatorReplySchema = z.object({ job: OperatorJobSchema })
