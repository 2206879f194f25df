import { JobEventSchema } from '@shared/engine/job.ts'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { asUser } from '../support/database.ts'
import {
  addTestKind,
  claim,
  claimOne,
  command,
  complete,
  createOwner,
  enqueue,
  type Owner,
  plannedJob,
  readJob,
} from '../support/engine.ts'
import { freshDatabase } from '../support/fresh-database.ts'

const { sql } = freshDatabase(10)
let owner: Owner

beforeAll(() => addTestKind(sql))
beforeEach(async () => {
  await sql`delete from public.jobs`
  await sql`update public.job_settings set broadcast_every_ms = 3600000`
  owner = await createOwner(sql)
})

function sent() {
  return sql`select topic, event, private, payload from realtime.messages
    where topic = ${`user:${owner.userId}`} order by inserted_at`
}

describe('broadcast from the database', () => {
  test('carries the job without its texts, to the private channel of its owner', async () => {
    await enqueue(sql, owner, { input: { secret: 'the text' } })
    const [message] = await sent()
    expect(message).toMatchObject({ event: 'job_changed', private: true })
    expect(JobEventSchema.strict().parse(message?.payload)).toMatchObject({ status: 'pending', version: 1 })
    expect(JSON.stringify(message?.payload)).not.toContain('the text')
  })

  test('holds back what comes too soon, says so, and sends it when asked', async () => {
    const job = await plannedJob(sql, owner, 4)
    const tasks = await claim(sql, 4)
    expect(await sent()).toHaveLength(1)
    for (const task of tasks.slice(0, 3)) expect((await complete(sql, task)).deferred).toBe(true)
    expect(await sent()).toHaveLength(1)
    await sql`select public.broadcast_jobs(${[job.id]}::uuid[])`
    const messages = await sent()
    expect(messages).toHaveLength(2)
    const row = await readJob(sql, job.id)
    expect(messages[1]?.payload).toMatchObject({ tasksDone: 3, tasksTotal: 4, version: Number(row.version) })
    await sql`select public.broadcast_jobs(${[job.id]}::uuid[])`
    expect(await sent()).toHaveLength(2)
  })

  test('the end is never held back', async () => {
    await enqueue(sql, owner)
    expect(await complete(sql, await claimOne(sql))).toMatchObject({ deferred: false })
    expect((await sent()).map((message) => message.payload.status)).toEqual(['pending', 'completed'])
  })

  test('without a limit each change is sent once, with a version that rises', async () => {
    await sql`update public.job_settings set broadcast_every_ms = 0`
    await plannedJob(sql, owner, 2)
    for (const task of await claim(sql, 2)) await complete(sql, task)
    await complete(sql, await claimOne(sql))
    const versions = (await sent()).map((message) => Number(message.payload.version))
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
    expect(versions.length).toBeGreaterThanOrEqual(5)
  })

  test('an acknowledgement is no event, and does not send one that is held back', async () => {
    const { job } = await enqueue(sql, owner)
    await command(sql, 'cancel_job', owner.userId, job.id)
    const before = (await sent()).length
    await asUser(sql, owner.userId, (tx) => tx`select public.acknowledge_jobs(${[job.id]}::uuid[])`)
    expect(await sent()).toHaveLength(before)
  })

  test('of ten tabs that acknowledge at once one is told that it was first', async () => {
    const { job } = await enqueue(sql, owner)
    await command(sql, 'cancel_job', owner.userId, job.id)
    const replies = await Promise.all(
      Array.from({ length: 10 }, () =>
        asUser(sql, owner.userId, (tx) => tx`select public.acknowledge_jobs(${[job.id]}::uuid[]) as ids`),
      ),
    )
    expect(replies.flatMap((rows) => rows[0]?.ids)).toEqual([job.id])
  })
})
