import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { bootstrap } from '../../local/postgres/bootstrap.ts'
import { startPostgres } from '../../local/postgres/postgres.ts'
import { freePort } from '../../local/process/free-port.ts'
import type { Received, Subscription } from './support/client.ts'
import { connectClient, messages, protocolVersions, subscribe, subscribed } from './support/client.ts'
import { connectDatabase, send } from './support/database.ts'
import { proxyTo } from './support/proxy.ts'
import { startServer } from './support/server.ts'
import { keys, userToken } from './support/tokens.ts'

const numbers = (received: Received[]) => received.map((message) => (message.payload as { n: number }).n)
const isReady = (subscription: Subscription) =>
  expect
    .poll(() => subscription.system.at(-1)?.message, { timeout: 20_000, interval: 5 })
    .toBe('Replication connection established')
const whenReady = { private: true, broadcast: { replication_ready: true } }

test.for(
  protocolVersions,
)('replication_ready is said once the database is heard (protocol %s)', async (vsn) => {
  const userId = randomUUID()
  const client = await connectClient(await startServer(), { token: () => userToken(userId), vsn })
  const subscription = await subscribed(client, `user:${userId}`, whenReady)
  await isReady(subscription)
  expect(subscription.system).toEqual([
    {
      extension: 'system',
      status: 'ok',
      message: 'Replication connection established',
      channel: `user:${userId}`,
    },
  ])
  await send(connectDatabase(), `user:${userId}`, { n: 1 })
  await messages(subscription, 1)
})

test('messages committed while the connection was lost are delivered late, once and in order', async () => {
  const userId = randomUUID()
  const topic = `user:${userId}`
  const sql = connectDatabase()
  const proxy = await proxyTo(inject('databaseUrl'))
  // The database is shared with other files: what they send during the cut must not be more than is caught up.
  const server = await startServer({ databaseUrl: proxy.url, limits: { maxCatchUpMessages: 100_000 } })
  const client = await connectClient(server, { token: () => userToken(userId) })
  const subscription = await subscribed(client, topic, whenReady)
  await isReady(subscription)
  await send(sql, topic, { n: 1 })
  await messages(subscription, 1)
  proxy.cut()
  await expect.poll(() => server.log).toContain('Realtime lost its connection to the database')
  for (const n of [2, 3]) await send(sql, topic, { n })
  await send(sql, topic, { n: 4, text: 'x'.repeat(20_000) })
  proxy.mend()
  await messages(subscription, 4)
  await send(sql, topic, { n: 5 })
  expect(numbers(await messages(subscription, 5))).toEqual([1, 2, 3, 4, 5])
  expect(subscription.statuses).toEqual(['SUBSCRIBED'])
})

test('when too much was missed, channels fail and clients join again to look afresh', async () => {
  const userId = randomUUID()
  const topic = `user:${userId}`
  const sql = connectDatabase()
  const proxy = await proxyTo(inject('databaseUrl'))
  const server = await startServer({ databaseUrl: proxy.url, limits: { maxCatchUpMessages: 10 } })
  const client = await connectClient(server, { token: () => userToken(userId) })
  const subscription = await subscribed(client, topic, whenReady)
  await isReady(subscription)
  await send(sql, topic, { n: 0 })
  await messages(subscription, 1)
  proxy.cut()
  await expect.poll(() => server.log).toContain('Realtime lost its connection to the database')
  await sql`select realtime.send(jsonb_build_object('n', n), 'tick', ${topic}) from generate_series(1, 11) n`
  proxy.mend()
  await expect.poll(() => subscription.statuses.length, { timeout: 15_000 }).toBeGreaterThan(1)
  await subscription.reaches('SUBSCRIBED')
  expect(subscription.system[1]).toMatchObject({
    status: 'error',
    message: 'Messages were missed while the database was away',
  })
  expect(subscription.statuses[1]).toMatch(/^CHANNEL_ERROR/)
  await send(sql, topic, { n: 12 })
  expect(numbers(await messages(subscription, 2))).toEqual([0, 12])
})

test('a connection that hangs without ending is noticed', async () => {
  const proxy = await proxyTo(inject('databaseUrl'))
  const limits = { listenProbeMs: 50, queryTimeoutMs: 200 }
  const server = await startServer({ databaseUrl: proxy.url, limits })
  const client = await connectClient(server, { key: keys.secretKey })
  const subscription = await subscribed(client, 'room:hanging', whenReady)
  await isReady(subscription)
  proxy.hang()
  await expect
    .poll(() => server.log, { timeout: 15_000 })
    .toContain('Realtime lost its connection to the database')
  proxy.mend()
  await expect
    .poll(
      async () => {
        await send(connectDatabase(), 'room:hanging', { n: 1 })
        return subscription.received.length
      },
      { timeout: 15_000 },
    )
    .toBeGreaterThan(0)
})

test('joins are refused while the database is away, and the client gets in when it is back', async () => {
  const proxy = await proxyTo(inject('databaseUrl'))
  proxy.cut()
  const server = await startServer({ databaseUrl: proxy.url })
  const client = await connectClient(server, { token: () => userToken(randomUUID()) })
  const subscription = subscribe(client, 'room:1', whenReady)
  await expect
    .poll(() => subscription.statuses[0])
    .toBe('CHANNEL_ERROR: UnableToConnectToProject: Realtime was unable to connect to the project database')
  const open = await subscribed(client, 'lobby', { private: false })
  proxy.mend()
  await subscription.reaches('SUBSCRIBED')
  await isReady(subscription)
  expect(open.statuses).toEqual(['SUBSCRIBED'])
})

test('a channel that waits for the database in vain is closed', async () => {
  const proxy = await proxyTo(inject('databaseUrl'))
  proxy.cut()
  const server = await startServer({ databaseUrl: proxy.url, limits: { replicationReadyTimeoutMs: 100 } })
  const client = await connectClient(server)
  const subscription = subscribe(client, 'lobby', { broadcast: { replication_ready: true } })
  await subscription.reaches('CLOSED')
  expect(subscription.system[0]?.message).toBe('Replication connection was not established in time')
})

test('a database that is restarted is found again and nothing is lost', { timeout: 20_000 }, async () => {
  const directory = mkdtempSync(join(tmpdir(), 'offstage-realtime-restart-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  const options = {
    directory: join(directory, 'postgres'),
    port: await freePort(),
    password: 'restart',
    throwAway: true,
  }
  const first = await startPostgres(options)
  onTestFinished(() => first.stop())
  await bootstrap(first.adminUrl, options.password)
  const sql = connectDatabase(first.databaseUrl)
  const server = await startServer({ databaseUrl: first.databaseUrl })
  const client = await connectClient(server, { key: keys.secretKey })
  const subscription = await subscribed(client, 'room:1', whenReady)
  await isReady(subscription)
  await send(sql, 'room:1', { n: 1 })
  await messages(subscription, 1)
  await first.stop()
  const second = await startPostgres(options)
  onTestFinished(() => second.stop())
  await send(connectDatabase(second.databaseUrl), 'room:1', { n: 2 })
  expect(numbers(await messages(subscription, 2))).toEqual([1, 2])
  expect(subscription.statuses).toEqual(['SUBSCRIBED'])
})
