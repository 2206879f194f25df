import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { connectClient, messages, protocolVersions, subscribe, subscribed } from './support/client.ts'
import { connectDatabase, send } from './support/database.ts'
import { openRawSocket } from './support/raw-socket.ts'
import { startServer } from './support/server.ts'
import { keys, userToken } from './support/tokens.ts'

const token = () => userToken(randomUUID())
const join = (topic: string, ref: string, payload: unknown = {}) => [
  ref,
  ref,
  `realtime:${topic}`,
  'phx_join',
  payload,
]

test.for(protocolVersions)('heartbeats are answered (protocol %s)', async (vsn) => {
  const heartbeats: string[] = []
  const server = await startServer({ limits: { idleTimeoutMs: 1500 } })
  const onHeartbeat = (status: string) => void heartbeats.push(status)
  const client = await connectClient(server, { token, vsn, heartbeatIntervalMs: 600, onHeartbeat })
  const subscription = await subscribed(client, 'room:1')
  await expect
    .poll(() => heartbeats.filter((status) => status === 'ok').length, { timeout: 15_000 })
    .toBeGreaterThan(3)
  expect(heartbeats).not.toContain('timeout')
  expect(subscription.statuses).toEqual(['SUBSCRIBED'])
})

test('a socket that sends no heartbeat is closed', async () => {
  const { closed } = await openRawSocket(await startServer({ limits: { idleTimeoutMs: 100 } }))
  expect(await closed).toEqual({ code: 1000, reason: 'No heartbeat' })
})

test('a client whose heartbeats are not answered comes back by itself', async () => {
  const heartbeats: string[] = []
  const server = await startServer()
  const onHeartbeat = (status: string) => void heartbeats.push(status)
  const client = await connectClient(server, { token, heartbeatIntervalMs: 100, onHeartbeat })
  const subscription = await subscribed(client, 'room:1')
  server.muteSockets()
  await expect.poll(() => heartbeats, { timeout: 15_000 }).toContain('timeout')
  await expect.poll(() => subscription.statuses.length, { timeout: 15_000 }).toBeGreaterThan(2)
  await subscription.reaches('SUBSCRIBED')
})

test.for(protocolVersions)('a client comes back after its socket was dropped (protocol %s)', async (vsn) => {
  const userId = randomUUID()
  const server = await startServer()
  const client = await connectClient(server, { token: () => userToken(userId), vsn })
  const subscription = await subscribed(client, `user:${userId}`)
  server.dropSockets()
  await expect.poll(() => subscription.statuses.length).toBeGreaterThan(1)
  await subscription.reaches('SUBSCRIBED')
  await send(connectDatabase(), `user:${userId}`, { id: 'after' })
  await messages(subscription, 1)
})

test('a client comes back after the server was restarted, and asks for what it missed', async () => {
  const userId = randomUUID()
  const topic = `user:${userId}`
  const sql = connectDatabase()
  const server = await startServer()
  const client = await connectClient(server, { token: () => userToken(userId) })
  const subscription = await subscribed(client, topic, { private: true, broadcast: { replay: { since: 1 } } })
  await server.stop()
  await send(sql, topic, { id: 'meanwhile' })
  await server.start()
  await subscription.reaches('SUBSCRIBED')
  expect(await messages(subscription, 1)).toMatchObject([
    { payload: { id: 'meanwhile' }, meta: { replayed: true } },
  ])
  expect(subscription.statuses.slice(0, 2)).toEqual([
    'SUBSCRIBED',
    'CHANNEL_ERROR: socket closed: 1012 (Realtime is restarting)',
  ])
})

test('leaving and joining again works, and what was sent in between is not delivered', async () => {
  const userId = randomUUID()
  const topic = `user:${userId}`
  const sql = connectDatabase()
  const server = await startServer()
  const client = await connectClient(server, { token: () => userToken(userId) })
  const witness = await subscribed(await connectClient(server, { token: () => userToken(userId) }), topic)
  const first = await subscribed(client, topic)
  expect(await client.removeChannel(first.channel)).toBe('ok')
  await send(sql, topic, { id: 'nobody is there' })
  await messages(witness, 1)
  const second = await subscribed(client, topic)
  await send(sql, topic, { id: 'somebody is' })
  expect((await messages(second, 1)).map((message) => message.payload)).toEqual([{ id: 'somebody is' }])
  expect(first.received).toEqual([])
})

test('a second join of a topic replaces the first', async () => {
  const raw = await openRawSocket(await startServer())
  raw.send(join('lobby', '1'))
  await expect.poll(() => raw.received.length).toBe(1)
  raw.send(join('lobby', '2'), ['1', '3', 'realtime:lobby', 'phx_leave', {}])
  await expect.poll(() => raw.received.length).toBe(4)
  expect(raw.received.slice(1)).toEqual(
    expect.arrayContaining([
      ['1', '1', 'realtime:lobby', 'phx_close', {}],
      ['2', '2', 'realtime:lobby', 'phx_reply', { status: 'ok', response: { postgres_changes: [] } }],
      ['1', '3', 'realtime:lobby', 'phx_reply', { status: 'ok', response: {} }],
    ]),
  )
})

const malformed: [name: string, frame: string | Buffer][] = [
  ['text that is no JSON', 'hello'],
  ['nothing', ''],
  ['an object where an array belongs', '{"topic":"phoenix","event":"heartbeat","payload":{},"ref":"1"}'],
  ['an array that is too short', '["1","1","phoenix"]'],
  ['a topic that is no text', '["1","1",7,"phx_join",{}]'],
  ['a huge ref', JSON.stringify(['r'.repeat(300), '1', 'phoenix', 'heartbeat', {}])],
  ['an empty binary frame', Buffer.alloc(0)],
  ['an unknown kind of binary frame', Buffer.from([9, 1, 2, 3])],
  ['a binary frame that is cut off', Buffer.from([3, 255, 255, 255, 255, 255, 1, 65])],
  ['a binary broadcast whose payload is no JSON', Buffer.from([3, 0, 0, 1, 1, 0, 1, 65, 66, 123])],
]

test.for(malformed)('%s closes the connection and nothing else', async ([, frame]) => {
  const server = await startServer()
  const subscription = await subscribed(await connectClient(server, { token }), 'room:1', {
    private: true,
    broadcast: { ack: true },
  })
  const raw = await openRawSocket(server)
  raw.socket.send(frame)
  expect((await raw.closed).code).toBe(1007)
  expect(await subscription.channel.send({ type: 'broadcast', event: 'still here', payload: {} })).toBe('ok')
})

test('a frame that is too large closes the connection', async () => {
  const raw = await openRawSocket(await startServer())
  raw.socket.send('x'.repeat(5_000_001))
  expect((await raw.closed).code).toBe(1009)
})

test('text that is not UTF-8 and frames that break the protocol close the connection', async () => {
  const server = await startServer()
  const raw = await openRawSocket(server)
  raw.socket.send(Buffer.from([0xff, 0xfe, 0xfd]), { binary: false })
  expect((await raw.closed).code).toBe(1007)
  const { port } = new URL(server.url)
  const tcp = connect(Number(port), '127.0.0.1')
  onTestFinished(() => void tcp.destroy())
  tcp.on('error', () => undefined)
  tcp.write(
    `GET /realtime/v1/websocket?apikey=${keys.publishableKey}&vsn=2.0.0 HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n` +
      'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  )
  await once(tcp, 'data')
  tcp.write(Buffer.from('garbage that is no frame at all'))
  await once(tcp, 'close')
  await subscribed(await connectClient(server, { token }), 'room:1')
})

test('events and topics that do not exist are answered or ignored', async () => {
  const raw = await openRawSocket(await startServer())
  raw.send(
    [null, '1', 'phoenix', 'explode', {}],
    ['9', '2', 'realtime:unknown', 'broadcast', {}],
    ['9', '3', 'elsewhere', 'phx_join', {}],
    join('lobby', '4'),
    ['4', '5', 'realtime:lobby', 'explode', { deeply: [{ wrong: null }] }],
    ['4', '6', 'realtime:lobby', 'broadcast', 'not an object'],
    ['4', '7', 'realtime:lobby', 'access_token', null],
    ['4', '8', 'realtime:lobby', 'access_token', { access_token: 7 }],
    [null, '9', 'phoenix', 'heartbeat', {}],
    ['4', '10', 'realtime:lobby', 'phx_leave', {}],
  )
  await expect.poll(() => raw.received.length).toBe(7)
  const unmatched = { status: 'error', response: { reason: 'unmatched topic' } }
  expect(raw.received).toEqual(
    expect.arrayContaining([
      [null, '1', 'phoenix', 'phx_reply', unmatched],
      ['9', '2', 'realtime:unknown', 'phx_reply', unmatched],
      ['9', '3', 'elsewhere', 'phx_reply', unmatched],
      ['4', '4', 'realtime:lobby', 'phx_reply', { status: 'ok', response: { postgres_changes: [] } }],
      [null, '9', 'phoenix', 'phx_reply', { status: 'ok', response: {} }],
      ['4', '10', 'realtime:lobby', 'phx_reply', { status: 'ok', response: {} }],
      ['4', '4', 'realtime:lobby', 'phx_close', {}],
    ]),
  )
})

test('a payload nested without end costs its sender the channel and nobody else anything', async () => {
  const server = await startServer()
  const raw = await openRawSocket(server)
  raw.send(join('lobby', '1'))
  await expect.poll(() => raw.received.length).toBe(1)
  const nested = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  raw.socket.send(`["1","2","realtime:lobby","broadcast",{"event":"x","payload":${nested}}]`)
  await expect.poll(() => JSON.stringify(raw.received)).toContain('phx_error')
  await subscribed(await connectClient(server, { token }), 'room:1')
})

test('a flood of joins is stopped', async () => {
  const raw = await openRawSocket(await startServer({ limits: { joinsPerSecond: 20 } }))
  raw.send(...Array.from({ length: 50 }, (_, index) => join(`lobby:${index}`, String(index + 1))))
  expect(await raw.closed).toEqual({ code: 1008, reason: 'Too many joins per second' })
  expect(JSON.stringify(raw.received)).toContain('ClientJoinRateLimitReached: Too many joins per second')
})

test('a connection has so many channels and no more', async () => {
  const server = await startServer({ limits: { maxChannelsPerConnection: 2 } })
  const client = await connectClient(server, { token })
  const first = await subscribed(client, 'room:1')
  await subscribed(client, 'room:2')
  const third = subscribe(client, 'room:3')
  await expect.poll(() => third.statuses[0]).toBe('CHANNEL_ERROR: ChannelRateLimitReached: Too many channels')
  await client.removeChannel(first.channel)
  await third.reaches('SUBSCRIBED')
})

test('a channel that sends too much is closed', async () => {
  const server = await startServer({ limits: { messagesPerSecond: 10 } })
  const subscription = await subscribed(await connectClient(server, { token }), 'room:1')
  for (let n = 0; n < 30; n++)
    void subscription.channel.send({ type: 'broadcast', event: 'x', payload: { n } })
  await subscription.reaches('CLOSED')
  expect(subscription.system[0]?.message).toBe('Too many messages per second')
})

test('a client that does not read is dropped, the others get everything', async () => {
  const room = `room:${randomUUID()}`
  const server = await startServer({ limits: { maxBufferedBytes: 300_000 } })
  const good = await subscribed(await connectClient(server, { token }), room, { private: false })
  const slow = await openRawSocket(server)
  slow.send(join(room, '1'))
  await expect.poll(() => slow.received.length).toBe(1)
  slow.socket.pause()
  const sql = connectDatabase()
  const text = 'x'.repeat(200_000)
  let sent = 0
  while (!server.log.some((line) => line.includes('too slowly')) && sent < 200) {
    await send(sql, room, { text }, 'big', false)
    await messages(good, ++sent)
  }
  expect(server.log).toContain('A client reads too slowly and was dropped')
  expect(good.received).toHaveLength(sent)
})
