import { beforeAll, expect, test } from 'vitest'
import {
  addTestKind,
  claim,
  command,
  complete,
  createOwner,
  plannedJob,
  readJob,
} from '../../__tests__/support/engine.ts'
import { freshDatabase } from '../../__tests__/support/fresh-database.ts'

const { sql } = freshDatabase(4)
beforeAll(() => addTestKind(sql))

// Found by chaos: parts that were stored after the cancel of their job changed nothing that a reader hears of, and open
// pages went on showing 6 of 13.
test('a part that is stored after its job was cancelled is announced', async () => {
  const owner = await createOwner(sql)
  const job = await plannedJob(sql, owner, 3)
  const [first, second] = await claim(sql, 2)
  if (!first || !second) throw new Error('nothing was claimed')
  await complete(sql, first)
  await command(sql, 'cancel_job', owner.userId, job.id)
  const before = await readJob(sql, job.id)
  expect(await complete(sql, second)).toMatchObject({ applied: true, jobStatus: 'cancelled' })
  const after = await readJob(sql, job.id)
  expect(after).toMatchObject({
    status: 'cancelled',
    tasks_done: 2,
    tasks_total: 3,
    progress: before.progress,
  })
  expect(Number(after.version)).toBeGreaterThan(Number(before.version))
  expect(after.broadcast_version).toBe(after.version)
})
