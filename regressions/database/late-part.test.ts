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

const { sql } = freshDatabase()
beforeAll(() => addTestKind(sql))

// Found by chaos: open pages went on showing six of thirteen parts, since nothing told them of the others.
test('a part that is stored after its job was cancelled is counted and announced', async () => {
  const owner = await createOwner(sql)
  const { id } = await plannedJob(sql, owner, 4)
  const [done, late] = await claim(sql, 2)
  if (!done || !late) throw new Error('Two tasks were expected')
  await complete(sql, done)
  await command(sql, 'cancel_job', owner.userId, id)
  const before = await readJob(sql, id)
  await complete(sql, late)
  const after = await readJob(sql, id)
  expect(after).toMatchObject({ status: 'cancelled', tasks_done: 2, message: before.message })
  expect(Number(after.version)).toBeGreaterThan(Number(before.version))
  expect(after.progress).toBeGreaterThan(before.progress)
  expect(after.broadcast_version).toBe(after.version)
})
