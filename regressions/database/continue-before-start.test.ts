import { beforeAll, expect, test } from 'vitest'
import { addTestKind, claimOne, command, createOwner, enqueue } from '../../__tests__/support/engine.ts'
import { freshDatabase } from '../../__tests__/support/fresh-database.ts'

const { sql } = freshDatabase(4)
beforeAll(() => addTestKind(sql))

test('a job whose claim passed by its locked row can be cancelled and continued', async () => {
  const owner = await createOwner(sql)
  const { job } = await enqueue(sql, owner)
  await sql.begin(async (tx) => {
    await tx`select from public.jobs where id = ${job.id} for update`
    await claimOne(sql)
  })
  expect(await command(sql, 'cancel_job', owner.userId, job.id)).toMatchObject({ startedAt: null })
  const continued = await command(sql, 'retry_job', owner.userId, job.id)
  expect(continued).toMatchObject({ status: 'processing', startedAt: expect.any(String) })
})
