import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { ThrowAwayDatabase } from '../../local/postgres/throw-away.ts'
import { startThrowAwayDatabase } from '../../local/postgres/throw-away.ts'
import { Delivery } from '../../local/realtime/delivery.ts'
import { defaultLimits } from '../../local/realtime/limits.ts'
import { connectDatabase, send } from './support/database.ts'

// One of its own: what other tests send at the same time would count as missed here.
let database: ThrowAwayDatabase
beforeAll(async () => {
  database = await startThrowAwayDatabase({ migrated: false })
}, 20_000)
afterAll(() => database.stop())

/** A delivery of one topic, and the announcements that the database made of it, not yet passed on. */
async function deliveryOf(topic: string, maxCatchUpMessages = 100) {
  const sql = connectDatabase(database.databaseUrl)
  const delivered: number[] = []
  const gaps: number[] = []
  const announced: string[] = []
  const listening = await sql.listen('realtime_messages', (text) => announced.push(text))
  onTestFinished(() => listening.unlisten())
  const delivery = new Delivery({
    sql,
    limits: { ...defaultLimits, maxCatchUpMessages },
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    deliver(message) {
      if (message.topic === topic) delivered.push(JSON.parse(message.broadcast.body.toString()).n)
    },
    onGap: () => gaps.push(delivered.length),
  })
  const announcement = async (n: number) => {
    const find = () => announced.find((text) => text.includes(topic) && text.includes(`"n": ${n},`))
    await expect.poll(find, { interval: 2 }).toBeDefined()
    return find() ?? ''
  }
  return { sql, delivery, delivered, gaps, announcement }
}

const sendNumber = (sql: ReturnType<typeof connectDatabase>, topic: string, n: number) =>
  send(sql, topic, { n, padding: '' })

test('what is announced while messages are held back waits for those that were missed', async () => {
  const topic = randomUUID()
  const { sql, delivery, delivered, announcement } = await deliveryOf(topic)
  for (const n of [1, 2]) await sendNumber(sql, topic, n)
  delivery.notify(await announcement(2))
  expect(delivered).toEqual([])
  await delivery.resume(sql)
  expect(delivered).toEqual([1, 2])
})

test('a message is delivered once, however often it is announced or found', async () => {
  const topic = randomUUID()
  const { sql, delivery, delivered, announcement } = await deliveryOf(topic)
  await delivery.resume(sql)
  for (const n of [1, 2, 3]) await sendNumber(sql, topic, n)
  delivery.notify(await announcement(1))
  delivery.notify(await announcement(1))
  delivery.hold()
  await delivery.resume(sql)
  delivery.notify(await announcement(3))
  expect(delivered).toEqual([1, 2, 3])
})

test('more missed messages than can be caught up with are a gap, told once', async () => {
  const topic = randomUUID()
  const { sql, delivery, delivered, gaps, announcement } = await deliveryOf(topic, 0)
  await sendNumber(sql, topic, 1)
  await delivery.resume(sql)
  delivery.hold()
  await delivery.resume(sql)
  expect([delivered, gaps.length]).toEqual([[], 1])
  await sendNumber(sql, topic, 2)
  delivery.notify(await announcement(2))
  expect(delivered).toEqual([2])
})
