import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { asService } from '../support/database.ts'
import {
  addTestKind,
  type Claim,
  type ClaimedTask,
  type Completed,
  claim,
  command,
  createOwner,
  enqueue,
  expireLeases,
  type Owner,
  plannedJob,
  readJob,
  readTasks,
  sweep,
  tasksOf,
} from '../support/engine.ts'
import { freshDatabase } from '../support/fresh-database.ts'

const { sql } = freshDatabase(20)
let owner: Owner

type Completion = Record<string, unknown>

function completeAll(completions: Completion[]): Promise<Completed> {
  return asService(sql, async (tx) => {
    const [row] = await tx`select public.complete_tasks(${sql.json(completions as never)}) as value`
    return row?.value
  })
}

/** The tasks of a job's middle stage, claimed. */
async function workOf(each: Owner, count: number, n = 1): Promise<ClaimedTask[]> {
  await plannedJob(sql, each, count, { input: { n } })
  return claim(sql, count)
}

const done = ({ taskId, leaseToken, position }: ClaimedTask, more: Completion = {}): Completion => ({
  taskId,
  leaseToken,
  output: { position },
  usage: { model: 'test', inputTokens: 3, outputTokens: 2 },
  ...more,
})

beforeAll(async () => {
  await addTestKind(sql)
  await sql`update public.job_settings set max_running_tasks_per_user = 200, max_running_tasks = 1000`
})
beforeEach(async () => {
  await sql`delete from public.jobs`
  owner = await createOwner(sql)
})

describe('complete_tasks', () => {
  test('stores many outputs of several jobs at once, each with its event, and moves each job on', async () => {
    const tasks = [...(await workOf(owner, 6, 1)), ...(await workOf(owner, 4, 2))].toSpliced(4, 3)
    expect(await completeAll(tasks.map((task) => done(task)))).toMatchObject({ applied: 7, refused: [] })
    for (const [jobId, mine] of Map.groupBy(tasks, (task) => task.jobId)) {
      expect(await readJob(sql, jobId)).toMatchObject({ stage: 'work', tasks_done: mine.length })
      const stored = (await readTasks(sql, jobId)).filter(
        ({ stage, status }) => stage === 'work' && status === 'completed',
      )
      expect(stored.map(({ output }) => output.position)).toEqual(mine.map(({ position }) => position).sort())
      const events =
        await sql`select data from private.time_line where job_id = ${jobId} and type = 'attempt_completed' order by id`
      expect(events).toHaveLength(mine.length + 1)
      expect(events.at(-1)?.data).toMatchObject({
        stage: 'work',
        attempt: 1,
        worker: 'worker-1',
        usage: { inputTokens: 3 },
      })
    }
  })

  test('plans, ends a stage and ends a job in one go, and repeats without harm', async () => {
    const { job } = await enqueue(sql, owner)
    const [plan] = await claim(sql, 1)
    if (!plan) throw new Error('Nothing to claim')
    const nextTasks = [0, 1]
      .map((position) => ({ stage: 'work', position }))
      .concat({ stage: 'save', position: 0 })
    expect(await completeAll([done(plan, { nextTasks })])).toMatchObject({ applied: 1 })
    const work = await claim(sql, 5)
    expect(work).toHaveLength(2)
    const all = work.map((task) => done(task))
    const first = await completeAll(all)
    expect(await completeAll(all)).toEqual(first)
    const [save] = await claim(sql, 5)
    if (!save) throw new Error('The last stage did not start')
    expect(await completeAll([done(save, { finish: { result: { ok: true } } })])).toMatchObject({
      applied: 1,
    })
    expect(await readJob(sql, job.id)).toMatchObject({
      status: 'completed',
      progress: 100,
      result: { ok: true },
    })
  })

  test('names the jobs whose change was held back from the channel, each once, and those alone', async () => {
    const held = await workOf(owner, 3, 1)
    const sent = await workOf(owner, 2, 2)
    const [heldId, sentId] = [held[0]?.jobId ?? '', sent[0]?.jobId ?? '']
    await sql`update public.jobs set broadcast_at = 'infinity' where id = ${heldId}`
    await sql`update public.jobs set broadcast_at = '-infinity' where id = ${sentId}`
    const reply = await completeAll([...held.slice(0, 2), ...sent.slice(0, 1)].map((task) => done(task)))
    expect(reply).toEqual({ applied: 3, refused: [], deferred: [heldId] })
  })

  test('the last tasks of a job, completed together without a finish, end it', async () => {
    const job = await plannedJob(sql, owner, 3)
    await sql`delete from public.job_tasks where job_id = ${job.id} and stage = 'save'`
    const work = await claim(sql, 5)
    expect(await completeAll(work.map((task) => done(task)))).toMatchObject({ applied: 3, refused: [] })
    expect(await readJob(sql, job.id)).toMatchObject({ status: 'completed', tasks_done: 3 })
  })

  test('what cannot be stored is refused alone; the others are stored', async () => {
    const job = await plannedJob(sql, owner, 4)
    const [a, b, c, d] = await claim(sql, 4)
    if (!a || !b || !c || !d) throw new Error('Four tasks were expected')
    const { applied, refused } = await completeAll([
      done(a),
      done(b, { output: 'x'.repeat(1_000_001) }),
      done(c, { nextTasks: [{ stage: 'plan', position: 7 }] }),
      done(d),
    ])
    expect(applied).toBe(2)
    expect(refused).toEqual(
      [b, c].map(({ taskId, leaseToken }) => ({ taskId, leaseToken, reason: 'rejected' })),
    )
    expect((await readTasks(sql, job.id)).map(({ status }) => status)).toEqual([
      'completed',
      'completed',
      'processing',
      'processing',
      'completed',
      'waiting',
    ])
  })

  test('a late worker changes nothing while its successor works, also beside what it may still complete', async () => {
    const [late, ...held] = await workOf(owner, 3)
    if (!late) throw new Error('Three tasks were expected')
    await sql`update private.task_leases set expires_at = now() - interval '1 second' where task_id = ${late.taskId}`
    await sweep(sql)
    const [successor] = await claim(sql, 1)
    expect(successor?.taskId).toBe(late.taskId)
    const reply = await completeAll([done(late, { output: 'late' }), ...held.map((task) => done(task))])
    const { taskId, leaseToken } = late
    expect(reply).toMatchObject({ applied: 2, refused: [{ taskId, leaseToken, reason: 'lease_lost' }] })
    const task = (await readTasks(sql, late.jobId)).find(({ id }) => id === late.taskId)
    expect(task).toMatchObject({ status: 'processing', output: null })
  })

  test('a lost lease, a swept job and a cancelled one are told apart from the rest', async () => {
    const lost = await plannedJob(sql, owner, 1, { input: { n: 1 } })
    const [late] = await claim(sql, 1)
    if (!late) throw new Error('Nothing to claim')
    await expireLeases(sql, lost.id)
    await sweep(sql)
    const [again] = await claim(sql, 1)
    const stopped = await plannedJob(sql, owner, 2, { input: { n: 2 } })
    const [kept] = (await claim(sql, 5)).filter(({ jobId }) => jobId === stopped.id)
    if (!kept || !again) throw new Error('Nothing to claim')
    await command(sql, 'cancel_job', owner.userId, stopped.id)
    const { applied, refused } = await completeAll([done(late), done(again), done(kept)])
    expect(applied).toBe(2)
    expect(refused).toEqual([{ taskId: late.taskId, leaseToken: late.leaseToken, reason: 'lease_lost' }])
    expect((await readTasks(sql, lost.id)).find(({ id }) => id === again.taskId)?.status).toBe('completed')
    expect(await readJob(sql, stopped.id)).toMatchObject({ status: 'cancelled' })
    expect((await readTasks(sql, stopped.id)).find(({ id }) => id === kept.taskId)?.status).toBe('completed')
  })

  test('two workers whose batches cross each other never wait in a circle', async () => {
    const owners = await Promise.all(Array.from({ length: 4 }, () => createOwner(sql)))
    const tasks: ClaimedTask[] = []
    for (const each of owners) tasks.push(...(await workOf(each, 10)))
    const batches = Array.from({ length: 10 }, (_, n) => tasks.filter((_task, index) => index % 10 === n))
    const replies = await Promise.all(
      batches.map((batch, n) => completeAll((n % 2 ? batch : batch.toReversed()).map((task) => done(task)))),
    )
    expect(replies.reduce((sum, { applied }) => sum + applied, 0)).toBe(40)
    const jobs = await sql`select tasks_done, stage from public.jobs`
    for (const job of jobs) expect(job).toMatchObject({ stage: 'save', tasks_done: 0 })
  })
})

describe('complete_and_claim', () => {
  const completeAndClaim = (completions: Completion[], max: number) =>
    asService(sql, async (tx) => {
      const [row] =
        await tx`select public.complete_and_claim(${sql.json(completions as never)}, 'worker-2', ${max}) as value`
      const { completed, claimed } = row?.value as { completed: Completed; claimed: Claim }
      return { completed, claimed: tasksOf(claimed) }
    })

  test('stores what ended and brings what that made due, in one call', async () => {
    await enqueue(sql, owner)
    const [plan] = await claim(sql, 1)
    if (!plan) throw new Error('Nothing to claim')
    const nextTasks = [0, 1, 2].map((position) => ({ stage: 'work', position }))
    const { completed, claimed } = await completeAndClaim(
      [done(plan, { nextTasks: [...nextTasks, { stage: 'save', position: 0 }] })],
      2,
    )
    expect(completed).toMatchObject({ applied: 1, refused: [] })
    expect(claimed.map(({ stage, position }) => [stage, position])).toEqual([
      ['work', 0],
      ['work', 1],
    ])
    const rest = await completeAndClaim(
      claimed.map((task) => done(task)),
      2,
    )
    expect(rest.completed.applied).toBe(2)
    expect(rest.claimed.map(({ stage, position }) => [stage, position])).toEqual([['work', 2]])
  })

  test('a late completion is told so, and does not keep new work away', async () => {
    const [task] = await workOf(owner, 2)
    if (!task) throw new Error('Nothing to claim')
    await expireLeases(sql, task.jobId)
    await sweep(sql)
    const { completed, claimed } = await completeAndClaim([done(task)], 1)
    expect(completed).toMatchObject({ applied: 0, refused: [{ taskId: task.taskId, reason: 'lease_lost' }] })
    expect(claimed).toHaveLength(1)
  })
})

describe('plans', () => {
  test('a connection that planned while the tables were empty does not read them whole when they are full', async () => {
    const one = await sql.reserve()
    try {
      const run = async () => {
        const [row] = await one<{ value: Claim }[]>`select public.claim_tasks('w', 3) as value`
        const tasks = row ? tasksOf(row.value) : []
        await one`select public.complete_tasks(${sql.json(tasks.map((task) => done(task)) as never)})`
      }
      await plannedJob(sql, owner, 10, { input: { n: 0 } })
      for (let n = 0; n < 3; n += 1) await run()
      await sql`
        insert into public.job_tasks (job_id, user_id, stage, stage_index, position, priority, turn, status, output,
          completed_token, completed_event, completed_by, started_at, finished_at)
        select t.job_id, t.user_id, t.stage, t.stage_index, 1000 + n, t.priority, t.turn, 'completed', 'null',
          t.completed_token, t.completed_event, t.completed_by, now(), now()
        from public.job_tasks t, generate_series(1, 5000) n where t.stage = 'plan'`
      const rowsRead = async () => {
        const [row] = await one<{ rows: number }[]>`
          select sum(seq_tup_read)::integer as rows from pg_stat_xact_user_tables
          where relname in ('jobs', 'job_tasks', 'task_queue', 'task_leases')`
        return row?.rows
      }
      await one`begin`
      const before = await rowsRead()
      await run()
      expect(await rowsRead()).toBe(before)
      await one`rollback`
    } finally {
      one.release()
    }
  })
})
