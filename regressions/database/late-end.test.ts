import { beforeAll, expect, test } from 'vitest'
import {
  addTestKind,
  claimOne,
  command,
  complete,
  createOwner,
  enqueue,
  readJob,
  readTasks,
} from '../../__tests__/support/engine.ts'
import { freshDatabase } from '../../__tests__/support/fresh-database.ts'

const { sql } = freshDatabase(4)
beforeAll(() => addTestKind(sql))

/** A job whose one task is being written to the database when its user cancels it. */
async function cancelledAtItsEnd(idempotencyKey?: string) {
  const owner = await createOwner(sql)
  const { job } = await enqueue(sql, owner, idempotencyKey ? { idempotencyKey } : {})
  const task = await claimOne(sql)
  await command(sql, 'cancel_job', owner.userId, job.id)
  return { owner, job, task }
}

const END = {
  result: { score: 7 },
  document: { type: 'talk_track', title: 'Written', content: { text: 'x' } },
}

test('the last part of a job that was just cancelled is not bought again when the job is continued', async () => {
  const { owner, job, task } = await cancelledAtItsEnd()
  expect(await complete(sql, task, { output: { bought: 1 }, finish: END })).toMatchObject({ applied: true })
  expect(await readJob(sql, job.id)).toMatchObject({ status: 'cancelled', result: null })
  expect(await sql`select id from public.documents where job_id = ${job.id}`).toHaveLength(0)

  expect(await command(sql, 'retry_job', owner.userId, job.id)).toMatchObject({
    status: 'completed',
    result: { score: 7, documentType: 'talk_track' },
  })
  expect(await readTasks(sql, job.id)).toMatchObject([
    { status: 'completed', attempt: 1, output: { bought: 1 } },
  ])
  expect(await sql`select title from public.documents where job_id = ${job.id}`).toEqual([
    { title: 'Written' },
  ])
  expect(await sql`select from private.kept_ends`).toHaveLength(0)
})

test('an end that cannot be stored is refused while its worker can be told', async () => {
  const { task } = await cancelledAtItsEnd()
  const tooLarge = { result: { text: 'x'.repeat(5_000) } }
  await expect(complete(sql, task, { finish: tooLarge })).rejects.toMatchObject({ code: 'OFS03' })
})

test('what was bought is kept when the same key has been used again meanwhile', async () => {
  const { owner, job, task } = await cancelledAtItsEnd('key')
  await enqueue(sql, owner, { idempotencyKey: 'key' })
  expect(await complete(sql, task, { finish: END })).toMatchObject({ applied: true })
  await expect(command(sql, 'retry_job', owner.userId, job.id)).rejects.toMatchObject({ code: 'OFS04' })
})
