import postgres from 'postgres'
import { beforeAll, expect, inject, test } from 'vitest'
import { asUser, type Sql } from '../../support/database.ts'
import { dice } from '../../support/dice.ts'
import {
  addTestKind,
  type ClaimedTask,
  claim,
  command,
  complete,
  createOwner,
  enqueue,
  extend,
  fail,
  type Owner,
  purge,
  release,
  sweep,
} from '../../support/engine.ts'
import { freshDatabase } from '../../support/fresh-database.ts'
import { ALLOWED_MOVES, recordMoves, takeMoves } from './database.ts'
import { brokenInvariants } from './invariants.ts'

const SEED = Number(process.env.SEED ?? 20_261_122)
const SECONDS = Number(process.env.INTERLEAVING_SECONDS ?? 6)
const SIDE_BY_SIDE = 16
const USERS = 3
const PROJECTS = 2
const NO_JOB = '00000000-0000-4000-8000-000000000000'

/** A user with a few projects, and what has been started there. */
interface Person {
  userId: string
  projects: string[]
  jobs: string[]
}

const { sql } = freshDatabase(SIDE_BY_SIDE)
/** What workers believe to hold, and what they have been told is stored. */
let held: ClaimedTask[] = []
const stored = new Set<string>()
const broken: string[] = []
let people: Person[] = []

beforeAll(async () => {
  // A deadlock is then found at once and not after a second, so that more of them fit into the time.
  const admin = postgres(inject('adminUrl'), { max: 1 })
  await admin`alter database ${admin(String(sql.options.database))} set deadlock_timeout = '20ms'`
  await admin.end()
  await addTestKind(sql)
  await recordMoves(sql)
  people = await Promise.all(Array.from({ length: USERS }, newPerson))
})

async function newPerson(): Promise<Person> {
  const { userId }: Owner = await createOwner(sql)
  const projects = await Promise.all(Array.from({ length: PROJECTS }, () => newProject(userId)))
  return { userId, projects, jobs: [] }
}

function newProject(userId: string): Promise<string> {
  return asUser(sql, userId, async (tx) => {
    const [row] = await tx<
      { id: string }[]
    >`insert into public.projects (title) values ('A funnel') returning id`
    return row?.id ?? ''
  })
}

/** What a good worker does with a task, and what a user sees of it afterwards. */
async function finish(task: ClaimedTask) {
  const plan = [0, 1, 2].map((position) => ({ stage: 'work', position }))
  const document = { type: 'talk_track', title: 'Written', content: { by: task.jobId } }
  const reply = await complete(sql, task, {
    ...(task.stage === 'plan' && { nextTasks: [...plan, { stage: 'save', position: 0 }] }),
    ...(task.stage === 'save' && { finish: { document } }),
  })
  if (reply.applied) stored.add(task.taskId)
}

async function take(max: number, worker: string) {
  // Of a task that was stored when the claim began nothing may come back.
  const before = new Set(stored)
  const tasks = await claim(sql, max, worker)
  for (const task of tasks)
    if (before.has(task.taskId)) broken.push(`${task.stage} was claimed after its end`)
  held.push(...tasks)
}

/** One step of somebody: a user, a worker, or time itself. */
function step(random: ReturnType<typeof dice>): Promise<unknown> {
  // Most happens to the first: what waits in a circle waits among one user's jobs.
  const person = random.below(3) > 0 ? people[0] : random.of(people)
  if (!person) throw new Error('There is nobody')
  const { userId, projects, jobs } = person
  const project = () => random.of(projects)
  const job = () => random.of(jobs.slice(-8)) ?? NO_JOB
  const task = () => random.take(held)
  const some = () => Array.from({ length: random.below(4) }, job)
  const steps: [weight: number, act: () => Promise<unknown> | undefined][] = [
    [8, () => start(person, project() ?? '', { n: random.below(6) }, random.below(3) === 0 ? some() : [])],
    [12, () => take(1 + random.below(5), `worker-${random.below(3)}`)],
    [
      22,
      () => {
        const one = task()
        return one && finish(one)
      },
    ],
    [
      6,
      () => {
        const one = task()
        return one && fail(sql, one, random.below(3) > 0)
      },
    ],
    [
      4,
      () =>
        release(
          sql,
          [task(), task(), task()].filter((one) => one !== undefined),
        ),
    ],
    [6, () => extend(sql, random.shuffled(held).slice(0, 8))],
    [8, () => command(sql, 'cancel_job', userId, job())],
    [10, () => command(sql, 'retry_job', userId, job())],
    [4, () => sweep(sql)],
    [2, () => growOld(person, job())],
    [2, () => purge(sql)],
    [4, () => pass(userId, sql`private.task_leases set expires_at = now() - interval '1 second'`, job())],
    [4, () => pass(userId, sql`private.task_queue set run_at = now()`, job())],
    [3, () => asUser(sql, userId, (tx) => tx`select public.acknowledge_jobs(${some()}::uuid[])`)],
    [2, () => deleteDocument(userId, random)],
    [1, () => replaceProject(person, random.below(PROJECTS))],
  ]
  return random.weighted(steps)() ?? Promise.resolve()
}

async function start({ userId, jobs }: Person, projectId: string, input: { n: number }, dependsOn: string[]) {
  const { job } = await enqueue(sql, { userId, projectId }, { input, dependsOn })
  if (!jobs.includes(job.id)) jobs.push(job.id)
}

/** Lets time pass for some tasks. Time locks nothing, so this must not wait in a circle with what does. */
async function pass(userId: string, change: ReturnType<Sql>, jobId: string) {
  await sql.begin(async (tx) => {
    await tx`select private.lock_user(${userId})`
    await tx`update ${change} where job_id = ${jobId}`
  })
}

/** Lets a month pass for a job that has ended; the next purge takes it. */
async function growOld({ userId }: Person, jobId: string) {
  await sql.begin(async (tx) => {
    await tx`select private.lock_user(${userId})`
    await tx`update public.jobs set finished_at = finished_at - interval '31 days' where id = ${jobId}`
  })
}

async function deleteDocument(userId: string, random: ReturnType<typeof dice>) {
  const rows = await sql<{ id: string }[]>`
    select id from public.documents where user_id = ${userId} order by created_at desc limit 4`
  const id = random.of(rows)?.id
  if (id) await asUser(sql, userId, (tx) => tx`select public.delete_document(${id})`)
}

async function replaceProject({ userId, projects }: Person, index: number) {
  const gone = projects[index] ?? ''
  projects[index] = await newProject(userId)
  await asUser(sql, userId, (tx) => tx`delete from public.projects where id = ${gone}`)
}

/** An error of ours is an answer; anything else, a deadlock first of all, is not. */
async function told(promise: Promise<unknown>) {
  try {
    await promise
  } catch (error) {
    const { code, message } = error as postgres.PostgresError
    if (!/^OFS0\d$/.test(code ?? '')) broken.push(`${code}: ${message}`)
  }
}

async function comeToRest(db: Sql) {
  for (let round = 0; round < 200; round += 1) {
    const [left] = await db<{ live: number }[]>`
      select count(*)::integer as live from public.jobs where status in ('pending', 'processing')`
    if (left?.live === 0) return
    await db`update private.task_leases set expires_at = now() - interval '1 second'`
    await sweep(db)
    await db`update private.task_queue set run_at = now()`
    held = []
    await take(100, 'the-last')
    for (const task of held) await told(finish(task))
  }
  throw new Error('Some jobs never ended')
}

test(
  `users, workers and time in any order: nothing waits in a circle and nothing is lost (seed ${SEED})`,
  async () => {
    const until = Date.now() + SECONDS * 1000
    await Promise.all(
      Array.from({ length: SIDE_BY_SIDE }, async (_, n) => {
        const random = dice(SEED + n)
        while (Date.now() < until) await told(step(random))
      }),
    )
    // In the middle of it all as at its end: nothing is under way now.
    expect(await brokenInvariants(sql)).toEqual([])
    await comeToRest(sql)
    expect([...new Set(broken)]).toEqual([])
    expect(stored.size).toBeGreaterThan(50)

    expect(await brokenInvariants(sql)).toEqual([])
    expect(ALLOWED_MOVES).toEqual(expect.arrayContaining(await takeMoves(sql)))

    const kept = await sql<{ id: string }[]>`select id from public.job_tasks where status = 'completed'`
    const exist = await sql<{ id: string }[]>`select id from public.job_tasks`
    const lost = exist.filter(({ id }) => stored.has(id) && !kept.some((task) => task.id === id))
    expect(lost).toEqual([])

    const backwards = await sql`
    select * from (
      select payload, lag((payload ->> 'progress')::integer) over w as before
      from realtime.messages where event = 'job_changed'
      window w as (partition by payload ->> 'id', payload ->> 'run' order by (payload ->> 'version')::integer)
    ) e where (e.payload ->> 'progress')::integer < e.before`
    expect(backwards.length).toBe(0)
  },
  (SECONDS + 30) * 1000,
)
