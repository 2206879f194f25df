import { z } from 'zod'
import type { Usage } from '../model/model.ts'
import type { NextTask, TaskResult } from './kind.ts'
import type { RpcCaller } from './rpc.ts'

export interface Lease {
  taskId: string
  leaseToken: string
}

const ClaimedJobSchema = z.object({
  jobId: z.string(),
  userId: z.string(),
  projectId: z.string(),
  kind: z.string(),
  run: z.number(),
  input: z.unknown(),
  /** False while it does not say that it has begun. */
  started: z.boolean(),
})
const ClaimSchema = z.object({
  /** How long the leases hold from the claim on: the worker's own clock may be wrong, so it is told no time. */
  leaseMs: z.number().positive(),
  tasks: z.array(
    z.object({
      taskId: z.string(),
      jobId: z.string(),
      stage: z.string(),
      position: z.number(),
      input: z.unknown(),
      attempt: z.number(),
      leaseToken: z.string(),
    }),
  ),
  jobs: z.array(ClaimedJobSchema),
})
/** What `claim_tasks` answers: each job once, however many of its tasks were taken. */
export type Claim = z.infer<typeof ClaimSchema>

/** A task with what it must know of its job. */
export type ClaimedTask = Claim['tasks'][number] &
  Omit<Claim['jobs'][number], 'input'> & { jobInput: unknown; leaseMs: number }

const ClaimedTasksSchema = ClaimSchema.transform(({ leaseMs, tasks, jobs }, context): ClaimedTask[] => {
  const jobOf = new Map(jobs.map(({ input, ...job }) => [job.jobId, { ...job, jobInput: input, leaseMs }]))
  return tasks.flatMap((task) => {
    const job = jobOf.get(task.jobId)
    if (job) return { ...task, ...job }
    context.addIssue(`The job ${task.jobId} of a claimed task is missing.`)
    return []
  })
})

const ExtendedSchema = z.array(
  z.object({ taskId: z.string(), held: z.boolean(), renewed: z.boolean(), cancelled: z.boolean() }),
)
const CompletedSchema = z.object({
  /** How many of what was sent. */
  applied: z.number(),
  /** Why the others were not: `rejected`, the database cannot store it; else the lease was lost. */
  refused: z.array(z.object({ taskId: z.string(), leaseToken: z.string(), reason: z.string() })),
  /** The jobs whose change has not been broadcast yet. */
  deferred: z.array(z.string()),
})
export type Completed = z.infer<typeof CompletedSchema>
const CompletedAndClaimedSchema = z.object({ completed: CompletedSchema, claimed: ClaimedTasksSchema })
const FailedSchema = z.object({
  applied: z.boolean(),
  jobStatus: z.string().nullish(),
  retryInMs: z.number().nullish(),
  deferred: z.boolean().nullish(),
})
const StartedSchema = z.object({ deferred: z.array(z.string()), left: z.array(z.string()) })
const ReleasedSchema = z.object({ released: z.number() })

export interface Failure {
  code: string
  message: string
  retryable: boolean
  retryAfterMs: number | null
}

export interface Completion {
  output: unknown
  usage: Usage | null
  nextTasks?: NextTask[]
  finish?: TaskResult['finish']
}

export type JobStore = ReturnType<typeof createJobStore>

/** The worker's verbs of DESIGN §5, typed; SQL decides, this only carries. */
export function createJobStore(rpc: RpcCaller) {
  return {
    claim(workerId: string, maxTasks: number) {
      // Not repeated blindly: a claim whose answer was lost has taken leases; the sweep gives them back.
      const args = { worker_id: workerId, max_tasks: maxTasks }
      return rpc('claim_tasks', args, ClaimedTasksSchema, { retry: false })
    },
    start(jobIds: string[]) {
      return rpc('start_jobs', { job_ids: jobIds }, StartedSchema)
    },
    extend(workerId: string, leases: Lease[]) {
      return rpc('extend_leases', { worker_id: workerId, leases }, ExtendedSchema, { retry: false })
    },
    complete(completions: (Lease & Completion)[]) {
      return rpc('complete_tasks', { completions }, CompletedSchema)
    },
    /** As a claim it is not repeated blindly; what it completes may be completed again. */
    completeAndClaim(completions: (Lease & Completion)[], workerId: string, maxTasks: number) {
      const args = { completions, worker_id: workerId, max_tasks: maxTasks }
      return rpc('complete_and_claim', args, CompletedAndClaimedSchema, { retry: false })
    },
    fail(lease: Lease, failure: Failure, usage: Usage | null) {
      const { code, message, retryable, retryAfterMs } = failure
      const args = { code, message, retryable, retry_after_ms: retryAfterMs, usage }
      return rpc('fail_task', { ...leaseArgs(lease), ...args }, FailedSchema)
    },
    release(leases: Lease[]) {
      return rpc('release_tasks', { leases }, ReleasedSchema)
    },
    broadcast(jobIds: string[]) {
      return rpc('broadcast_jobs', { job_ids: jobIds }, z.unknown())
    },
  }
}

function leaseArgs(lease: Lease) {
  return { task_id: lease.taskId, lease_token: lease.leaseToken }
}
