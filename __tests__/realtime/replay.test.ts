import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Received } from './support/client.ts'
import { connectClient, messages, protocolVersions, subscribe, subscribed } from './support/client.ts'
import { connectDatabase, send } from './support/database.ts'
import { startServer } from './support/server.ts'
import { userToken } from './support/tokens.ts'

const longAgo = 1
const numbers = (received: Received[]) => received.map((message) => (message.payload as { n: number }).n)

test.for(
  protocolVersions,
)('who joins late gets what the database sent before, marked (protocol %s)', async (vsn) => {
  const userId = randomUUID()
  const topic = `user:${userId}`
  const sql = connectDatabase()
  await sql`select realtime.send(jsonb_build_object('n', n), 'tick', ${topic}) from generate_series(1, 3) n`
  const client = await connectClient(await startServer(), { token: () => userToken(userId), vsn })
  const subscription = await subscribed(client, topic, {
    private: true,
    broadcast: { replay: { since: longAgo } },
  })
  await messages(subscription, 3)
  await sql`select realtime.send(jsonb_build_object('n', 4), 'tick', ${topic})`
  const received = await messages(subscription, 4)
  expect(numbers(received)).toEqual([1, 2, 3, 4])
  expect(received.map((message) => message.meta?.replayed ?? false)).toEqual([true, true, true, false])
  expect(new Set(received.map((message) => message.meta?.id)).size).toBe(4)
})

test('a replay has the newest 25 messages at most, or fewer if asked, oldest first', async () => {
  const userId = randomUUID()
  const topic = `user:${userId}`
  await connectDatabase()`
    select realtime.send(jsonb_build_object('n', n), 'tick', ${topic}) from generate_series(1, 40) n`
  const server = await startServer()
  const token = () => userToken(userId)
  const most = await subscribed(await connectClient(server, { token }), topic, {
    private: true,
    broadcast: { replay: { since: longAgo, limit: 1000 } },
  })
  const few = await subscribed(await connectClient(server, { token }), topic, {
    private: true,
    broadcast: { replay: { since: longAgo, limit: 2 } },
  })
  expect(numbers(await messages(most, 25))).toEqual(Array.from({ length: 25 }, (_, index) => index + 16))
  expect(numbers(await messages(few, 2))).toEqual([39, 40])
})

test('a replay starts at the time that was asked for', async () => {
  const userId = randomUUID()
  const topic = `user:${userId}`
  const sql = connectDatabase()
  await send(sql, topic, { n: 1 })
  const [row] = await sql<{ now: Date }[]>`select clock_timestamp() + interval '2 ms' as now`
  await expect.poll(() => Date.now()).toBeGreaterThan((row?.now.getTime() ?? 0) + 1)
  await send(sql, topic, { n: 2 })
  const client = await connectClient(await startServer(), { token: () => userToken(userId) })
  const since = row?.now.getTime() ?? 0
  const subscription = await subscribed(client, topic, { private: true, broadcast: { replay: { since } } })
  expect(numbers(await messages(subscription, 1))).toEqual([2])
})

test('only what the database sent in private is replayed', async () => {
  const topic = `room:${randomUUID()}`
  const sql = connectDatabase()
  const token = () => userToken(randomUUID())
  const server = await startServer()
  const sender = await subscribed(await connectClient(server, { token }), topic, {
    private: true,
    broadcast: { ack: true },
  })
  await sender.channel.send({ type: 'broadcast', event: 'from a client', payload: {} })
  await send(sql, topic, {}, 'public', false)
  await send(sql, topic, {}, 'private')
  const late = await subscribed(await connectClient(server, { token }), topic, {
    private: true,
    broadcast: { replay: { since: longAgo } },
  })
  expect((await messages(late, 1)).map((message) => message.event)).toEqual(['private'])
})

test('messages sent while clients join with a replay arrive exactly once and in order', async () => {
  const userId = randomUUID()
  const topic = `user:${userId}`
  const sql = connectDatabase()
  const server = await startServer()
  const clients = await Promise.all(
    Array.from({ length: 5 }, () => connectClient(server, { token: () => userToken(userId) })),
  )
  const joining = clients.map((client) =>
    subscribe(client, topic, { private: true, broadcast: { replay: { since: longAgo } } }),
  )
  for (let n = 1; n <= 25; n++) await send(sql, topic, { n })
  const expected = Array.from({ length: 25 }, (_, index) => index + 1)
  for (const subscription of joining) expect(numbers(await messages(subscription, 25))).toEqual(expected)
})

test('a replay needs a private channel and sensible numbers', async () => {
  const server = await startServer()
  const client = await connectClient(server, { token: () => userToken(randomUUID()) })
  const nonsense = JSON.parse('{"since":"yesterday"}')
  const { statuses } = subscribe(client, 'room:1', { private: true, broadcast: { replay: nonsense } })
  await expect
    .poll(() => statuses[0])
    .toBe('CHANNEL_ERROR: UnableToReplayMessages: Replay params are not valid')
  expect(() => client.channel('room:2', { config: { broadcast: { replay: { since: 1 } } } })).toThrow(
    'private',
  )
})

test('a stranger gets no replay', async () => {
  const topic = `user:${randomUUID()}`
  await send(connectDatabase(), topic, { secret: true })
  const client = await connectClient(await startServer(), { token: () => userToken(randomUUID()) })
  const subscription = subscribe(client, topic, { private: true, broadcast: { replay: { since: longAgo } } })
  await expect.poll(() => subscription.statuses[0]).toMatch(/^CHANNEL_ERROR: Unauthorized/)
  expect(subscription.received).toEqual([])
})
