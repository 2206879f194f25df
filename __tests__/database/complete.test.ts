import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  addTestKind,
  claim,
  claimOne,
  command,
  complete,
  createOwner,
  enqueue,
  expireLeases,
  type Owner,
  plannedJob,
  readJob,
  readTasks,
  sweep,
} from '../support/engine.ts'
import { freshDatabase } from '../support/fresh-database.ts'

const { sql } = freshDatabase(25)
const document = { type: 'talk_track', title: 'Done', content: { text: 'x' } }
let owner: Owner

beforeAll(() => addTestKind(sql))
beforeEach(async () => {
  await sql`delete from public.jobs`
  await sql`delete from public.documents`
  owner = await createOwner(sql)
})

describe('complete_task', () => {
  test('a completion with an old token changes nothing and is told so', async () => {
    const { job } = await enqueue(sql, owner)
    const late = await claimOne(sql)
    await expireLeases(sql, job.id)
    await sweep(sql)
    const current = await claimOne(sql)
    const before = await readJob(sql, job.id)
    expect(await complete(sql, late, { output: { late: 1 } })).toMatchObject({
      applied: false,
      reason: 'lease_lost',
    })
    expect(await readJob(sql, job.id)).toEqual(before)
    expect(await complete(sql, current, { output: { current: 1 } })).toMatchObject({ applied: true })
    expect(await complete(sql, late, { output: { late: 1 } })).toMatchObject({ applied: false })
    const [task] = await readTasks(sql, job.id)
    expect(task?.output).toEqual({ current: 1 })
  })

  test('an expired lease that nobody took over may still complete', async () => {
    const { job } = await enqueue(sql, owner)
    const task = await claimOne(sql)
    await expireLeases(sql, job.id)
    expect(await complete(sql, task)).toMatchObject({ applied: true, jobStatus: 'completed' })
  })

  test('fifty repetitions at once of one completion end the job once', async () => {
    await enqueue(sql, owner)
    const task = await claimOne(sql)
    const replies = await Promise.all(
      Array.from({ length: 50 }, () => complete(sql, task, { finish: { document } })),
    )
    expect(replies.every((reply) => reply.applied)).toBe(true)
    expect(await sql`select id from public.documents`).toHaveLength(1)
    expect(await sql`select id from public.job_events where type = 'job_completed'`).toHaveLength(1)
  })

  test('a stage starts when the one before is complete; the last task writes document, result and status together', async () => {
    const job = await plannedJob(sql, owner, 3)
    const work = await claim(sql, 10)
    expect(work.map((task) => task.position)).toEqual([0, 1, 2])
    await Promise.all(work.slice(0, 2).map((task) => complete(sql, task)))
    expect(await claim(sql, 10)).toEqual([])
    expect(await readJob(sql, job.id)).toMatchObject({
      progress: 63,
      tasks_done: 2,
      tasks_total: 3,
      message: 'Working (2 of 3)',
    })
    await complete(sql, work[2] ?? randomTask())
    const save = await claimOne(sql)
    expect(save.stage).toBe('save')
    await complete(sql, save, { finish: { document, result: { words: 5 } } })
    const done = await readJob(sql, job.id)
    const [row] = await sql`select * from public.documents where job_id = ${job.id}`
    expect(done).toMatchObject({
      status: 'completed',
      progress: 100,
      result: { words: 5, documentId: row?.id },
    })
    expect(
      await sql`select from public.document_revisions where document_id = ${row?.id} and created_by = 'job'`,
    ).toHaveLength(1)
  })

  test('twenty tasks completing at once count twenty', async () => {
    const job = await plannedJob(sql, owner, 20)
    const work = await claim(sql, 20)
    await Promise.all(work.map((task) => complete(sql, task)))
    expect(await readJob(sql, job.id)).toMatchObject({ stage: 'save', progress: 90 })
    expect(await claim(sql, 20)).toHaveLength(1)
  })

  test('an end that cannot be stored leaves the task as it was', async () => {
    const { job } = await enqueue(sql, owner)
    const task = await claimOne(sql)
    const broken = { ...document, type: 'nonsense' }
    await expect(complete(sql, task, { finish: { document: broken } })).rejects.toMatchObject({
      code: 'OFS03',
    })
    await expect(complete(sql, task, { output: { big: 'x'.repeat(1_000_001) } })).rejects.toMatchObject({
      code: 'OFS03',
    })
    expect((await readJob(sql, job.id)).status).toBe('processing')
    expect(await sql`select from public.documents`).toHaveLength(0)
  })

  test('a task plans later stages only, and ends a job only when it is the last', async () => {
    await plannedJob(sql, owner, 2)
    const task = await claimOne(sql)
    await expect(complete(sql, task, { nextTasks: [{ stage: 'plan', position: 1 }] })).rejects.toMatchObject({
      code: 'OFS03',
    })
    await expect(complete(sql, task, { nextTasks: [{ stage: 'nope', position: 1 }] })).rejects.toMatchObject({
      code: 'OFS03',
    })
    await expect(complete(sql, task, { finish: {} })).rejects.toMatchObject({ code: 'OFS03' })
  })

  test('progress never goes backwards and is 100 only when completed', async () => {
    const job = await plannedJob(sql, owner, 5)
    const seen: number[] = []
    const look = async () => seen.push((await readJob(sql, job.id)).progress)
    for (const task of await claim(sql, 5)) {
      await complete(sql, task)
      await look()
    }
    await complete(sql, await claimOne(sql), { finish: { document } })
    await look()
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(seen.indexOf(100)).toBe(seen.length - 1)
  })
})

describe('cancel against complete', () => {
  test('has one winner, and the row says which', async () => {
    const outcomes = { completed: 0, cancelled: 0 }
    for (let round = 0; round < 30; round += 1) {
      const { job } = await enqueue(sql, owner, { input: { round } })
      const task = await claimOne(sql)
      const [completion, cancellation] = await Promise.allSettled([
        complete(sql, task, { finish: { document } }),
        command(sql, 'cancel_job', owner.userId, job.id),
      ])
      const row = await readJob(sql, job.id)
      const documents = await sql`select from public.documents where job_id = ${job.id}`
      if (row.status === 'completed') {
        expect(cancellation).toMatchObject({ status: 'rejected', reason: { code: 'OFS08' } })
        expect(documents).toHaveLength(1)
        outcomes.completed += 1
      } else {
        expect(row.status).toBe('cancelled')
        expect(completion).toMatchObject({
          status: 'fulfilled',
          value: { applied: false, reason: 'cancelled' },
        })
        expect(documents).toHaveLength(0)
        outcomes.cancelled += 1
      }
    }
    expect(outcomes.completed + outcomes.cancelled).toBe(30)
  })

  test('what a cancelled job still finishes is stored, and a continue does not run it again', async () => {
    const job = await plannedJob(sql, owner, 2)
    const [first, second] = await claim(sql, 2)
    await command(sql, 'cancel_job', owner.userId, job.id)
    expect(await complete(sql, first ?? randomTask())).toMatchObject({
      applied: true,
      jobStatus: 'cancelled',
    })
    expect((await readJob(sql, job.id)).status).toBe('cancelled')
    const again = await command(sql, 'retry_job', owner.userId, job.id)
    expect(again).toMatchObject({ status: 'processing', run: 2, tasksDone: 1, tasksTotal: 2 })
    expect(await complete(sql, second ?? randomTask())).toMatchObject({ applied: true })
    expect((await claimOne(sql)).stage).toBe('save')
  })

  test('a plan that completes after the cancel keeps its tasks for a continue', async () => {
    const { job } = await enqueue(sql, owner)
    const plan = await claimOne(sql)
    await command(sql, 'cancel_job', owner.userId, job.id)
    await complete(sql, plan, {
      nextTasks: [
        { stage: 'work', position: 0 },
        { stage: 'save', position: 0 },
      ],
    })
    expect(await claim(sql, 10)).toEqual([])
    await command(sql, 'retry_job', owner.userId, job.id)
    expect((await claim(sql, 10)).map((task) => task.stage)).toEqual(['work'])
  })
})

function randomTask() {
  return { taskId: randomUUID(), leaseToken: randomUUID() }
}
