import { beforeAll, expect, test } from 'vitest'
import { asService, asUser } from '../support/database.ts'
import { addTestKind, claim, createOwner, enqueue, type Owner } from '../support/engine.ts'
import { freshDatabase } from '../support/fresh-database.ts'

const { sql } = freshDatabase(4)
let owner: Owner

beforeAll(async () => {
  await addTestKind(sql)
  owner = await createOwner(sql)
})

async function running() {
  const { job } = await enqueue(sql, owner, { input: { keeps: Math.random() } })
  const task = (await claim(sql, 100)).find(({ jobId }) => jobId === job.id)
  if (!task) throw new Error('The task was not claimable')
  return task
}

const keep = async (task: { taskId: string; leaseToken: string }, title = 'Heard') => {
  const [row] = await asService(
    sql,
    (tx) =>
      tx<
        { id: string | null }[]
      >`select public.keep_document(${task.taskId}, ${task.leaseToken}, 'transcript', ${title}, '{"lines": []}') as id`,
  )
  return row?.id
}

test('a document in the middle of a job is written once, however often and by how many at once it is asked', async () => {
  const task = await running()
  const ids = await Promise.all([keep(task), keep(task), keep(task)])
  expect(new Set(ids).size).toBe(1)
  const [document] = await asUser(
    sql,
    owner.userId,
    (tx) => tx`select id, type, title, job_id, source from public.documents where job_id = ${task.jobId}`,
  )
  expect(document).toMatchObject({
    id: ids[0],
    type: 'transcript',
    title: 'Heard',
    source: { task: task.taskId },
  })
})

test('it stays when the job is cancelled, and the next attempt of the task finds it', async () => {
  const task = await running()
  const id = await keep(task)
  await asUser(sql, owner.userId, (tx) => tx`select public.cancel_job(${task.jobId})`)
  expect(await sql`select from public.documents where id = ${String(id)}`).toHaveLength(1)
  await sql`update private.task_leases set expires_at = now() - interval '1 second' where task_id = ${task.taskId}`
  await asService(sql, (tx) => tx`select public.sweep_jobs()`)
  await asUser(sql, owner.userId, (tx) => tx`select public.retry_job(${task.jobId})`)
  const again = (await claim(sql, 100)).find(({ jobId }) => jobId === task.jobId)
  if (!again) throw new Error('The task was not claimable again')
  expect(again.leaseToken).not.toBe(task.leaseToken)
  expect(await keep(task, 'Late')).toBeNull()
  expect(await keep(again, 'Again')).toBe(id)
  expect(await sql`select from public.documents where job_id = ${task.jobId}`).toHaveLength(1)
})
