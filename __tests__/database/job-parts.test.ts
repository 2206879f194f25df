import { beforeAll, expect, test } from 'vitest'
import { asService, asUser } from '../support/database.ts'
import { addTestKind, claim, createOwner, plannedJob } from '../support/engine.ts'
import { freshDatabase } from '../support/fresh-database.ts'

const { sql } = freshDatabase(5)

beforeAll(() => addTestKind(sql))

test('whoever goes on from an event is told how many parts there are in all, whether or not any is new', async () => {
  const owner = await createOwner(sql)
  const job = await plannedJob(sql, owner, 3)
  const partsAfter = (event: number) =>
    asUser(sql, owner.userId, async (tx) => {
      const [row] = await tx`select public.get_job_parts(${job.id}, ${event}) as value`
      return row?.value
    })
  const before = await partsAfter(0)
  expect(before.completed).toBe(before.parts.length)
  const work = await claim(sql, 2)
  await asService(
    sql,
    (tx) =>
      tx`select public.complete_tasks(${sql.json(work.map(({ taskId, leaseToken }) => ({ taskId, leaseToken, output: {} })))})`,
  )
  const news = await partsAfter(before.lastEvent)
  expect(news.parts).toHaveLength(2)
  expect(news.completed).toBe(before.completed + 2)
  expect(await partsAfter(news.lastEvent)).toMatchObject({ parts: [], completed: news.completed })
})
