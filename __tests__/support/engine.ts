import type { Job } from '@shared/engine/job.ts'
import { asService, asUser, createProject, createUser, type Sql } from './database.ts'

/** The verbs of the engine as the tests call them: each as the role that may. */

export interface ClaimedTask {
  taskId: string
  jobId: string
  userId: string
  stage: string
  position: number
  attempt: number
  leaseToken: string
  started: boolean
}

export interface Reply {
  applied: boolean
  reason: string | null
  jobStatus: string | null
  deferred: boolean
  retryAt?: string | null
  retryInMs?: number | null
}

export interface Lease {
  taskId: string
  leaseToken: string
}

async function one<T>(rows: Promise<readonly { value: T }[]>): Promise<T> {
  const [row] = await rows
  if (!row) throw new Error('The function returned no row')
  return row.value
}

/** A kind for tests: `plan`, then `work`, then `save`; at most three attempts. */
export async function addTestKind(sql: Sql) {
  const stages = [
    { name: 'plan', label: 'Planning', from: 0, to: 10 },
    { name: 'work', label: 'Working', from: 10, to: 90 },
    { name: 'save', label: 'Saving', from: 90, to: 100 },
  ]
  await sql`
    insert into public.job_kinds (kind, title, stages, max_attempts, estimate_low_seconds, estimate_high_seconds)
    values ('test_kind', 'Test', ${sql.json(stages)}, 3, 10, 20)`
}

export interface Owner {
  userId: string
  projectId: string
}

export async function createOwner(sql: Sql): Promise<Owner> {
  const userId = await createUser(sql)
  return { userId, projectId: await createProject(sql, userId) }
}

interface EnqueueOptions {
  kind?: string
  input?: Record<string, string | number | string[]>
  idempotencyKey?: string
  priority?: number
  dependsOn?: string[]
}

export function enqueue(sql: Sql, owner: Owner, options: EnqueueOptions = {}) {
  const { kind = 'test_kind', input = {}, idempotencyKey = null, priority = null, dependsOn = [] } = options
  return asUser(sql, owner.userId, (tx) =>
    one<{ job: Job; created: boolean }>(tx`
      select public.enqueue_job(${kind}, ${owner.projectId}, ${sql.json(input)}, ${idempotencyKey}, ${priority},
        ${dependsOn}::uuid[]) as value`),
  )
}

type Verb = 'cancel_job' | 'retry_job'

export function command(sql: Sql, verb: Verb, userId: string, jobId: string): Promise<Job> {
  return asUser(sql, userId, (tx) => one<Job>(tx`select ${sql('public')}.${sql(verb)}(${jobId}) as value`))
}

/** What `claim_tasks` answers. */
export interface Claim {
  tasks: Omit<ClaimedTask, 'userId' | 'started'>[]
  jobs: Pick<ClaimedTask, 'jobId' | 'userId' | 'started'>[]
}

/** What `complete_tasks` answers. */
export interface Completed {
  applied: number
  refused: { taskId: string; leaseToken: string; reason: string }[]
  deferred: string[]
}

/** Each task with what the claim says of its job. */
export function tasksOf({ tasks, jobs }: Claim): ClaimedTask[] {
  return tasks.map((task) => {
    const job = jobs.find(({ jobId }) => jobId === task.jobId)
    if (!job) throw new Error('The job of a claimed task is missing')
    return { ...task, userId: job.userId, started: job.started }
  })
}

export async function claimUnsaid(sql: Sql, max: number, worker = 'worker-1'): Promise<ClaimedTask[]> {
  return tasksOf(
    await asService(sql, (tx) => one<Claim>(tx`select public.claim_tasks(${worker}, ${max}) as value`)),
  )
}

export function startJobs(sql: Sql, jobIds: string[]) {
  return asService(sql, (tx) =>
    one<{ deferred: string[]; left: string[] }>(tx`select public.start_jobs(${jobIds}::uuid[]) as value`),
  )
}

/** As a worker claims: what begins is said to have begun. */
export async function claim(sql: Sql, max: number, worker = 'worker-1'): Promise<ClaimedTask[]> {
  const tasks = await claimUnsaid(sql, max, worker)
  const unsaid = tasks.filter(({ started }) => !started).map(({ jobId }) => jobId)
  if (unsaid.length > 0) await startJobs(sql, unsaid)
  return tasks
}

export async function claimOne(sql: Sql): Promise<ClaimedTask> {
  const [task] = await claim(sql, 1)
  if (!task) throw new Error('There was no task to claim')
  return task
}

interface Completion {
  output?: Record<string, unknown>
  nextTasks?: { stage: string; position: number; input?: Record<string, string> }[]
  finish?: {
    document?: { type: string; title: string; content: Record<string, string> }
    result?: Record<string, string | number>
  }
}

export function complete(sql: Sql, task: Lease, completion: Completion = {}): Promise<Reply> {
  const { output = { done: 1 }, nextTasks, finish } = completion
  return asService(sql, (tx) =>
    one<Reply>(tx`
      select public.complete_task(${task.taskId}, ${task.leaseToken}, ${sql.json(output as never)},
        ${sql.json({ model: 'test', inputTokens: 3, outputTokens: 2, cost: null, milliseconds: 5, calls: 1 })},
        ${nextTasks ? sql.json(nextTasks) : null}, ${finish ? sql.json(finish) : null}) as value`),
  )
}

export function fail(
  sql: Sql,
  task: Lease,
  retryable: boolean,
  retryAfterMs: number | null = null,
): Promise<Reply> {
  return asService(sql, (tx) =>
    one<Reply>(tx`
      select public.fail_task(${task.taskId}, ${task.leaseToken}, 'model_busy', 'The model is busy.',
        ${retryable}, ${retryAfterMs}) as value`),
  )
}

export function extend(sql: Sql, leases: Lease[]) {
  const held = leases.map(({ taskId, leaseToken }) => ({ taskId, leaseToken }))
  return asService(sql, (tx) =>
    one<{ taskId: string; held: boolean; cancelled: boolean }[]>(
      tx`select public.extend_leases('worker-1', ${sql.json(held)}) as value`,
    ),
  )
}

export function release(sql: Sql, leases: Lease[]) {
  const held = leases.map(({ taskId, leaseToken }) => ({ taskId, leaseToken }))
  return asService(sql, (tx) =>
    one<{ released: number }>(tx`select public.release_tasks(${sql.json(held)}) as value`),
  )
}

export function sweep(sql: Sql) {
  return asService(sql, (tx) =>
    one<{ lost: number; failed: number; due: number }>(tx`select public.sweep_jobs() as value`),
  )
}

export function purge(sql: Sql) {
  return asService(sql, (tx) =>
    one<{ purged: number; more: boolean }>(tx`select public.purge_jobs() as value`),
  )
}

/** Lets time pass for the leases of a job: as if its worker had been silent for longer than a lease. */
export async function expireLeases(sql: Sql, jobId: string) {
  await sql`update private.task_leases set expires_at = now() - interval '1 second' where job_id = ${jobId}`
}

/** Lets time pass for the retries of a job. */
export async function makeDue(sql: Sql, jobId: string) {
  await sql`update private.task_queue set run_at = now() where job_id = ${jobId}`
}

export async function readJob(sql: Sql, jobId: string) {
  const [row] = await sql`select * from public.jobs where id = ${jobId}`
  if (!row) throw new Error('The job is gone')
  return row
}

export function readTasks(sql: Sql, jobId: string) {
  return sql`select * from private.tasks where job_id = ${jobId} order by stage_index, position`
}

/** A job whose plan is done: `count` tasks of `work` are claimable, one `save` waits. */
export async function plannedJob(
  sql: Sql,
  owner: Owner,
  count: number,
  options: EnqueueOptions = {},
): Promise<Job> {
  const { job } = await enqueue(sql, owner, options)
  const plan = (await claim(sql, 100)).find((task) => task.jobId === job.id)
  if (!plan) throw new Error('The plan was not claimable')
  await complete(sql, plan, {
    nextTasks: [
      ...Array.from({ length: count }, (_, position) => ({ stage: 'work', position })),
      { stage: 'save', position: 0 },
    ],
  })
  return job
}
