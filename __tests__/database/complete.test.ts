import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  addTestKind,
  claim,
  claimOne,
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

function randomTask() {
  return { taskId: randomUUID(), leaseToken: randomUUID() }
}
