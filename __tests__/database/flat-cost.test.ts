import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { addNoOpKind, insertWaitingJobs } from '../../bench/support/engine.ts'
import { createOwners, insertHistory } from '../../bench/support/engine-databases.ts'
import { asService, asUser, type Sql } from '../support/database.ts'
import type { Claim } from '../support/engine.ts'
import { freshDatabase } from '../support/fresh-database.ts'
import {
  type ExplainedSession,
  type ExplainedStatement,
  openExplainedSession,
  rowsVisited,
  stepsOf,
} from '../support/plans.ts'

/**
 * What the verbs read does not grow with the tables: asserted from the plans that Postgres really executed, inside
 * functions and triggers too, after enough calls that it has settled for a plan for any argument.
 */

const FINISHED = 100_000
const WAITING = 10_000
/** After five, Postgres may take a plan that knows no argument. */
const CALLS_BEFORE = 8
const LARGE = ['jobs', 'job_tasks', 'job_events', 'documents', 'task_queue']

const { sql } = freshDatabase(4)
const { sql: crowded } = freshDatabase(4)
const { sql: fresh } = freshDatabase(4)
const sessions: ExplainedSession[] = []
let session: ExplainedSession
let owners: string[]
/** Owns half of what waits. */
let busy: string
const LIVE_OF_BUSY = WAITING / 2 + WAITING / 2 / 20
/** Has seen the end of all jobs but the first three. */
let attentive: string

async function open(database: Sql): Promise<ExplainedSession> {
  const opened = await openExplainedSession(
    inject('adminUrl').replace(/\/postgres$/, `/${database.options.database}`),
  )
  sessions.push(opened)
  return opened
}

async function settle(database: Sql) {
  await database`vacuum analyze public.jobs, public.job_tasks, public.documents, private.task_queue`
}

beforeAll(async () => {
  await addNoOpKind(sql)
  await sql`update public.job_settings set max_live_jobs_per_user = 100000, retention_days = 5`
  owners = await createOwners(sql, 20)
  busy = owners[1] ?? ''
  attentive = owners[3] ?? ''
  await insertHistory({ pool: sql, owners }, FINISHED)
  await acknowledgeAllButTheOldest(attentive, 3)
  await insertDocuments(FINISHED / 5)
  await insertWaitingJobs(sql, owners, WAITING / 2)
  await insertWaitingJobs(sql, [busy], WAITING / 2)
  await settle(sql)
  session = await open(sql)
}, 120_000)
afterAll(() => Promise.all(sessions.map(({ close }) => close())))

function acknowledgeAllButTheOldest(owner: string, unseen: number) {
  return sql.begin(async (tx) => {
    // History sends no events now.
    await tx`alter table public.jobs disable trigger user`
    await tx`
      update public.jobs set acknowledged_at = finished_at where id in (
        select id from public.jobs where user_id = ${owner} order by created_at offset ${unseen}
      )`
    await tx`alter table public.jobs enable trigger user`
  })
}

function insertDocuments(count: number) {
  return sql`
    insert into public.documents (user_id, project_id, type, title, content, source)
    select p.user_id, p.id, 'deck', 'Deck ' || n, '{}', '{}'
    from generate_series(1, ${count}) n
    join public.projects p on p.user_id = (${owners}::uuid[])[1 + n % ${owners.length}]`
}

type Call = (sql: Sql) => Promise<unknown>

async function explained(
  call: Call,
  { sql: client, explain }: ExplainedSession,
): Promise<ExplainedStatement[]> {
  for (let n = 0; n < CALLS_BEFORE; n += 1) await call(client)
  return explain(call)
}

function largeSteps(statements: ExplainedStatement[]) {
  return statements.flatMap(({ text, plan }) =>
    stepsOf(plan)
      .filter((step) => LARGE.includes(step['Relation Name'] ?? '') || step['Index Name'])
      .map((step) => ({
        statement: text.trim().replace(/\s+/g, ' ').slice(0, 120),
        step: `${step['Node Type']} ${step['Relation Name'] ?? ''} ${step['Index Name'] ?? ''}`,
        rows: rowsVisited(step),
      })),
  )
}

async function expectFlat(call: Call, mostRows: number, where = session) {
  const steps = largeSteps(await explained(call, where))
  expect(steps.length).toBeGreaterThan(0)
  expect(steps.filter(({ step }) => step.startsWith('Seq Scan'))).toEqual([])
  const rows = steps.reduce((sum, step) => sum + step.rows, 0)
  expect(rows, JSON.stringify(steps.toSorted((a, b) => b.rows - a.rows).slice(0, 5), null, 2)).toBeLessThan(
    mostRows,
  )
}

function rpc<T>(
  tx: Sql | Parameters<Parameters<typeof asUser>[2]>[0],
  query: string,
  values: unknown[] = [],
) {
  return tx.unsafe<{ value: T }[]>(`select ${query} as value`, values as never[]).then(([row]) => row?.value)
}

const claim = async (client: Sql, max: number): Promise<Claim['tasks'] | undefined> =>
  (await asService(client, (tx) => rpc<Claim>(tx, 'public.claim_tasks($1, $2)', ['worker', max])))?.tasks

async function claimAndCompleteMany(client: Sql, max: number) {
  const leases = (await claim(client, max)) ?? []
  const completions = leases.map(({ taskId, leaseToken }) => ({
    taskId,
    leaseToken,
    output: {},
    finish: { result: {} },
  }))
  await asService(client, (tx) => tx`select public.complete_tasks(${client.json(completions)})`)
  return leases
}

async function claimAndCompleteWithDocument(client: Sql) {
  const [lease] = (await claim(client, 1)) ?? []
  if (!lease) throw new Error('There was no task to claim')
  const finish = { document: { type: 'story', title: 'A story', content: {} } }
  await asService(
    client,
    (tx) => tx`select public.complete_task(${lease.taskId}, ${lease.leaseToken}, '{}', null, null,
      ${client.json(finish)})`,
  )
}

const list =
  (args: string, who = () => busy) =>
  (client: Sql) =>
    asUser(client, who(), (tx) => rpc(tx, `public.list_jobs(${args})`))

const cursorBefore = (milliseconds: number) =>
  `'${new Date(Date.now() - milliseconds).toISOString()}_${randomUUID()}'`
const deepCursor = () => cursorBefore(FINISHED * 9_000)

describe(`with ${FINISHED} finished and ${WAITING} waiting jobs`, () => {
  test('a claim reads what it takes', () => expectFlat((client) => claim(client, 8), 400))

  test('a claim and a completion of a batch read what they take and end', () =>
    expectFlat((client) => claimAndCompleteMany(client, 8), 800))

  test('a completion that makes a document reads one job', () =>
    expectFlat((client) => claimAndCompleteWithDocument(client), 200))

  test('a start reads the live jobs of its user', () => {
    let number = 0
    return expectFlat(
      (client) =>
        asUser(client, owners[2] ?? '', async (tx) => {
          const [project] = await tx<{ id: string }[]>`select id from public.projects limit 1`
          number += 1
          return rpc(tx, 'public.enqueue_job($1, $2, $3)', ['bench_no_op', project?.id, { number }])
        }),
      // Its place in the queue, and three looks at the live jobs.
      1_000 + 3 * (WAITING / 2 / 20) + 200,
    )
  })

  test('the list reads its page, the first one and a deep one, of a busy user', async () => {
    // A thousand rows tell how many are ahead in the queue.
    await expectFlat(list(''), 1_500)
    await expectFlat(list(`'completed'`), 6_000)
    await expectFlat(list(`cursor => ${deepCursor()}`), 400)
  })

  test('the list of what is current reads what is current, of who has seen all and of who has seen nothing', async () => {
    // In order or sorted, as the sample of the statistics has it: never more than what is live, which the limits bound.
    await expectFlat(list(`'current', max_jobs => 100`), 2 * LIVE_OF_BUSY + 1_500)
    await expectFlat(list(`'current', cursor => ${deepCursor()}`), 400)
    // Behind all that waits there are three, among five thousand.
    const anHourAgo = cursorBefore(3_600_000)
    await expectFlat(
      list(`'current', cursor => ${anHourAgo}`, () => attentive),
      20,
    )
  })

  test('no index of jobs holds what changes with their progress', async () => {
    const columns = await sql<{ name: string }[]>`
      select distinct a.attname as name
      from pg_index i
      join pg_depend d on d.objid = i.indexrelid and d.refobjid = i.indrelid
      join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
      where i.indrelid = 'public.jobs'::regclass`
    expect(columns.map(({ name }) => name).sort()).toEqual([
      'acknowledged_at',
      'created_at',
      'depends_on',
      'finished_at',
      'id',
      'idempotency_key',
      'input_hash',
      'kind',
      'project_id',
      'status',
      'user_id',
    ])
  })

  test('the list of what failed reads what failed', () => expectFlat(list(`'failed'`), 400))

  test('a job is read alone', async () => {
    const [job] = await sql<{ id: string }[]>`
      select id from public.jobs where user_id = ${busy} and status = 'completed' limit 1`
    await expectFlat((client) => asUser(client, busy, (tx) => rpc(tx, 'public.get_job($1)', [job?.id])), 50)
  })

  test('a sweep reads what is live', () =>
    expectFlat((client) => asService(client, (tx) => rpc(tx, 'public.sweep_jobs()')), 2_000))

  test('a purge reads what it deletes', () =>
    expectFlat((client) => asService(client, (tx) => rpc(tx, 'public.purge_jobs()')), 40_000))
})

test('before anything was analyzed, and with the dead rows of a thousand tasks, a claim reads what it takes', async () => {
  await addNoOpKind(fresh)
  await insertWaitingJobs(fresh, await createOwners(fresh, 20), 3_000)
  for (let done = 0; done < 1_000; done += 20) await claimAndCompleteMany(fresh, 20)
  await expectFlat((client) => claim(client, 8), 600, await open(fresh))
})

test('with one user who owns all that waits and is at the limit, a claim does not read the queue again and again', async () => {
  await addNoOpKind(crowded)
  const [owner = ''] = await createOwners(crowded, 1)
  await insertWaitingJobs(crowded, [owner], WAITING)
  await settle(crowded)
  while ((await claim(crowded, 100))?.length);
  await expectFlat((client) => claim(client, 8), 400, await open(crowded))
})
