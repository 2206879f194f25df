import { randomUUID } from 'node:crypto'
import { asService, asUser, createProject, type Sql, type Transaction } from '../../support/database.ts'
import {
  type Completed,
  claim,
  command,
  complete,
  createOwner,
  enqueue,
  expireLeases,
  extend,
  fail,
  type Lease,
  makeDue,
  type Owner,
  purge,
  type Reply,
  release,
  sweep,
} from '../../support/engine.ts'
import type { EventName } from './life-cycle.ts'
import type { Focus } from './model.ts'

/** A job on stage: whose it is, what hangs on it, and which of its tasks the events are about. */
export interface Cast {
  owner: Owner
  jobId: string
  /** What it is asked for with, and under which key. */
  request: { input: { n: number }; idempotencyKey: string }
  dependentId: string | null
  focus: Focus
  /** The lease of each place, the last one that was given. */
  leases: Map<string, Lease>
}

let count = 0

/** A new job with one that depends on it, in another project; `dependsOn` for what it waits for itself. */
export async function newCast(sql: Sql, dependsOn: string[] = [], known?: Owner): Promise<Cast> {
  const owner = known ?? (await createOwner(sql))
  count += 1
  const request = { input: { n: count }, idempotencyKey: randomUUID() }
  const { job } = await enqueue(sql, owner, { ...request, dependsOn })
  const elsewhere = { ...owner, projectId: await createProject(sql, owner.userId) }
  const dependent = await enqueue(sql, elsewhere, { input: request.input, dependsOn: [job.id] })
  return {
    owner,
    jobId: job.id,
    request,
    dependentId: dependent.job.id,
    focus: [0, 0],
    leases: new Map(),
  }
}

const place = (jobId: string, stage: number, position: number) => `${jobId} ${stage} ${position}`

/** Claims what is due, and remembers the leases. */
export async function take(sql: Sql, { leases }: Cast, max = 100) {
  for (const task of await claim(sql, max)) {
    leases.set(place(task.jobId, ['plan', 'work', 'save'].indexOf(task.stage), task.position), task)
  }
}

/** The lease of the task that the events are about; one that nobody ever had when it was never claimed. */
export function leaseOf({ jobId, focus, leases }: Cast): Lease {
  return leases.get(place(jobId, ...focus)) ?? { taskId: randomUUID(), leaseToken: randomUUID() }
}

export const PLAN = [
  { stage: 'work', position: 0 },
  { stage: 'work', position: 1 },
  { stage: 'save', position: 0 },
]
const END = { document: { type: 'talk_track', title: 'Written', content: { text: 'x' } } }

const told = ({ applied, reason }: Reply) => (applied ? 'applied' : (reason ?? 'not applied'))

/** Beside a late worker's completion: a batch of one would be stored as one alone is. */
async function completeInBatch(sql: Sql, lease: Lease, more: object): Promise<string> {
  const completion = { taskId: lease.taskId, leaseToken: lease.leaseToken, output: { done: 1 }, ...more }
  const late = { taskId: lease.taskId, leaseToken: randomUUID(), output: { done: 2 } }
  const [row] = await asService<{ value: Completed }[]>(
    sql,
    (tx) => tx`select public.complete_tasks(${tx.json([completion, late])}) as value`,
  )
  if (!row) return 'nothing'
  return row.value.refused.find(({ leaseToken }) => leaseToken === lease.leaseToken)?.reason ?? 'applied'
}

const foreign = (cast: Cast): Lease => ({ taskId: leaseOf(cast).taskId, leaseToken: randomUUID() })

async function startAnew(sql: Sql, { owner, jobId, request }: Cast, idempotencyKey?: string) {
  const { job } = await enqueue(sql, owner, {
    input: request.input,
    ...(idempotencyKey && { idempotencyKey }),
  })
  return job.id === jobId ? 'this job' : 'a new job'
}

/** How each event happens; what its actor is told. An error of ours is told by its code. */
const ACTS: Record<EventName, (sql: Sql, cast: Cast) => Promise<unknown>> = {
  'enqueue the same again': (sql, cast) => startAnew(sql, cast),
  'enqueue under its key': (sql, cast) => startAnew(sql, cast, cast.request.idempotencyKey),
  'enqueue a dependent': async (sql, { owner, jobId }) => {
    const { job } = await enqueue(sql, owner, { input: { next: 1 }, dependsOn: [jobId] })
    return job.message === 'Waiting for another job' ? 'waiting' : 'pending'
  },
  claim: (sql, cast) => take(sql, cast),
  extend: async (sql, cast) => {
    const [beat] = await extend(sql, [leaseOf(cast)])
    return `${beat?.held ? 'held' : 'lost'}${beat?.cancelled ? ', cancelled' : ''}`
  },
  complete: async (sql, cast) => told(await complete(sql, leaseOf(cast))),
  'complete with a plan': async (sql, cast) => told(await complete(sql, leaseOf(cast), { nextTasks: PLAN })),
  'complete with the end': async (sql, cast) => told(await complete(sql, leaseOf(cast), { finish: END })),
  'complete in a batch': (sql, cast) => completeInBatch(sql, leaseOf(cast), {}),
  'complete with a plan in a batch': (sql, cast) => completeInBatch(sql, leaseOf(cast), { nextTasks: PLAN }),
  'complete with the end in a batch': (sql, cast) => completeInBatch(sql, leaseOf(cast), { finish: END }),
  'complete with a foreign token': async (sql, cast) => told(await complete(sql, foreign(cast))),
  'fail, try again': async (sql, cast) => told(await fail(sql, leaseOf(cast), true)),
  'fail for good': async (sql, cast) => told(await fail(sql, leaseOf(cast), false)),
  'fail with a foreign token': async (sql, cast) => told(await fail(sql, foreign(cast), false)),
  release: async (sql, cast) =>
    (await release(sql, [leaseOf(cast)])).released === 1 ? 'released' : 'not released',
  sweep: (sql) => sweep(sql),
  cancel: (sql, cast) => command(sql, 'cancel_job', cast.owner.userId, cast.jobId),
  retry: (sql, cast) => command(sql, 'retry_job', cast.owner.userId, cast.jobId),
  'retry beside a new start': async (sql, cast) => {
    await startAnew(sql, cast)
    await command(sql, 'retry_job', cast.owner.userId, cast.jobId)
  },
  acknowledge: async (sql, cast) => {
    const [row] = await asUser<{ value: string[] }[]>(
      sql,
      cast.owner.userId,
      (tx) => tx`select public.acknowledge_jobs(${[cast.jobId]}::uuid[]) as value`,
    )
    return row?.value.includes(cast.jobId) ? 'seen' : 'nothing to see'
  },
  'purge before its time': (sql) => purge(sql),
  'purge after the retention': async (sql, cast) => {
    await sql`update public.jobs set finished_at = finished_at - interval '31 days' where id = ${cast.jobId}`
    await purge(sql)
    await sql`update public.jobs set finished_at = finished_at + interval '31 days' where id = ${cast.jobId}`
  },
  'delete its project': (sql, { owner }) =>
    asUser(sql, owner.userId, (tx) => tx`delete from public.projects where id = ${owner.projectId}`),
  'the lease runs out': (sql, cast) => expireLeases(sql, cast.jobId),
  'the next attempt is due': async (sql, cast) => {
    await makeDue(sql, cast.jobId)
    await sql`update public.jobs set retry_at = now() where id = ${cast.jobId} and retry_at > now()`
  },
}

/** Lets an event happen; what its actor is told. */
export async function act(sql: Sql, event: EventName, cast: Cast): Promise<string> {
  try {
    const says = await ACTS[event](sql, cast)
    return typeof says === 'string' ? says : 'ok'
  } catch (error) {
    const { code } = error as { code?: string }
    if (code?.startsWith('OFS')) return code
    throw error
  }
}

/** The same pool, but every transaction is a part of this one: what the verbs do in it can be undone. */
export function within(tx: Transaction): Sql {
  const begin = (work: (part: Transaction) => Promise<unknown>) =>
    tx.savepoint(async (part) => {
      const result = await work(part)
      await part`select set_config('role', 'none', true), set_config('request.jwt.claims', '', true)`
      return result
    })
  return new Proxy(tx, {
    get: (target, key) => (key === 'begin' ? begin : Reflect.get(target, key)),
  }) as unknown as Sql
}
