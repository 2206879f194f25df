import { beforeAll, expect, test } from 'vitest'
import { createProject } from '../../__tests__/support/database.ts'
import {
  addTestKind,
  claimOne,
  command,
  complete,
  createOwner,
  enqueue,
  fail,
  purge,
  readJob,
  sweep,
} from '../../__tests__/support/engine.ts'
import { freshDatabase } from '../../__tests__/support/fresh-database.ts'

const { sql } = freshDatabase(4)
beforeAll(() => addTestKind(sql))

test('a job can be tried again when the job it had waited for has been purged', async () => {
  const owner = await createOwner(sql)
  const first = await enqueue(sql, owner, { input: { n: 1 } })
  const second = await enqueue(sql, owner, { input: { n: 2 }, dependsOn: [first.job.id] })
  await complete(sql, await claimOne(sql))
  await fail(sql, await claimOne(sql), false)
  await sql`update public.jobs set finished_at = now() - interval '31 days' where id = ${first.job.id}`
  expect(await purge(sql)).toMatchObject({ purged: 1 })
  expect(await command(sql, 'retry_job', owner.userId, second.job.id)).toMatchObject({
    status: 'pending',
    run: 2,
  })
  expect(await claimOne(sql)).toMatchObject({ jobId: second.job.id })
})

test('a job that was told to be tried again can be, though what it waited for was deleted', async () => {
  const owner = await createOwner(sql)
  const projectId = await createProject(sql, owner.userId)
  const first = await enqueue(sql, { ...owner, projectId })
  const second = await enqueue(sql, owner, { dependsOn: [first.job.id] })
  await sql`delete from public.projects where id = ${projectId}`
  await sweep(sql)
  expect((await readJob(sql, second.job.id)).error_message).toContain('retry to go on')
  await command(sql, 'retry_job', owner.userId, second.job.id)
  expect(await claimOne(sql)).toMatchObject({ jobId: second.job.id })
})
