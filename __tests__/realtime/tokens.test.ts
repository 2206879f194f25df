import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { connectClient, messages, protocolVersions, subscribed } from './support/client.ts'
import { connectDatabase, send } from './support/database.ts'
import { startServer } from './support/server.ts'
import { signToken, userToken } from './support/tokens.ts'

// Rounded up: a token has at least that long, however far the current second has gone.
const inSeconds = (seconds: number) => Math.ceil(Date.now() / 1000) + seconds

test('a channel outlives its first token when it gets a new one, in both protocols', async () => {
  const userId = randomUUID()
  const topic = `user:${userId}`
  const server = await startServer()
  let exp = inSeconds(1)
  const token = () => userToken(userId, { exp })
  const clients = await Promise.all(protocolVersions.map((vsn) => connectClient(server, { token, vsn })))
  const subscriptions = await Promise.all(clients.map((client) => subscribed(client, topic)))
  const firstExpiry = exp
  exp = inSeconds(3600)
  for (const client of clients) await client.realtime.setAuth()
  await expect.poll(() => Date.now() / 1000, { timeout: 4000 }).toBeGreaterThan(firstExpiry + 0.2)
  await send(connectDatabase(), topic, { id: 'after the first expiry' })
  for (const subscription of subscriptions) {
    await messages(subscription, 1)
    expect(subscription.statuses).toEqual(['SUBSCRIBED'])
  }
})

test('a channel whose token expires is closed and told so, a public one too', async () => {
  const userId = randomUUID()
  const token = userToken(userId, { exp: inSeconds(1) })
  const client = await connectClient(await startServer(), { token: () => token })
  const own = await subscribed(client, `user:${userId}`)
  const open = await subscribed(client, 'lobby', { private: false })
  await own.reaches('CLOSED')
  await open.reaches('CLOSED')
  const expired = {
    extension: 'system',
    status: 'error',
    message: expect.stringMatching(/^Token has expired \d+ seconds ago$/),
  }
  expect(own.system).toEqual([{ ...expired, channel: `user:${userId}` }])
  expect(open.system).toEqual([{ ...expired, channel: 'lobby' }])
})

test('a new token that may not read any more closes the channel', async () => {
  const hall = randomUUID()
  let claims: Record<string, unknown> = { hall }
  const client = await connectClient(await startServer(), { token: () => userToken(randomUUID(), claims) })
  const subscription = await subscribed(client, `hall:${hall}`)
  claims = { hall: 'another' }
  await client.realtime.setAuth()
  await subscription.reaches('CLOSED')
  expect(subscription.system[0]?.message).toBe(
    `You do not have permissions to read from this Channel topic: hall:${hall}`,
  )
  await send(connectDatabase(), `hall:${hall}`, { secret: true })
  expect(subscription.received).toEqual([])
})

test('a new token brings its own right to send', async () => {
  const hall = randomUUID()
  let speaks = 'no'
  const token = () => userToken(randomUUID(), { hall, speaks })
  const client = await connectClient(await startServer(), { token })
  const config = { private: true, broadcast: { ack: true } }
  const { channel, statuses } = await subscribed(client, `hall:${hall}`, config)
  const say = () => channel.send({ type: 'broadcast', event: 'says', payload: {} })
  expect(await say()).toBe('error')
  speaks = 'yes'
  await client.realtime.setAuth()
  expect(await say()).toBe('ok')
  speaks = 'no'
  await client.realtime.setAuth()
  expect(await say()).toBe('error')
  expect(statuses).toEqual(['SUBSCRIBED'])
})

const refused: [name: string, token: string, message: string][] = [
  ['expired', signToken({ role: 'authenticated', exp: inSeconds(-10) }), 'Token has expired 10 seconds ago'],
  [
    'forged',
    signToken({ role: 'authenticated', exp: inSeconds(60) }, 'another secret'),
    'Failed to validate JWT signature',
  ],
  ['malformed', 'rubbish', 'The token provided is not a valid JWT'],
]

test.for(refused)('a new token that is %s closes the channel', async ([, token, message]) => {
  const userId = randomUUID()
  let current = userToken(userId)
  const client = await connectClient(await startServer(), { token: () => current })
  const subscription = await subscribed(client, `user:${userId}`)
  current = token
  await client.realtime.setAuth()
  await subscription.reaches('CLOSED')
  expect(subscription.system[0]?.message.replace(/\d+ seconds/, '10 seconds')).toBe(message)
})

test('an API key in the place of a token changes nothing', async () => {
  const userId = randomUUID()
  const topic = `user:${userId}`
  const client = await connectClient(await startServer(), { token: () => userToken(userId) })
  const subscription = await subscribed(client, topic)
  client.realtime.push({
    topic: `realtime:${topic}`,
    event: 'access_token',
    payload: { access_token: 'sb_publishable_anything' },
    ref: '90',
    join_ref: subscription.channel.joinPush.ref ?? '',
  })
  await send(connectDatabase(), topic, { id: 1 })
  await messages(subscription, 1)
  expect(subscription.statuses).toEqual(['SUBSCRIBED'])
})

test('the token of a reconnection is the current one, not the one of the first join', async () => {
  const userId = randomUUID()
  let exp = inSeconds(1)
  const server = await startServer()
  const client = await connectClient(server, {
    token: () => userToken(userId, { exp }),
    heartbeatIntervalMs: 300,
  })
  const subscription = await subscribed(client, `user:${userId}`)
  const firstExpiry = exp
  exp = inSeconds(3600)
  await expect.poll(() => Date.now() / 1000, { timeout: 4000 }).toBeGreaterThan(firstExpiry + 0.2)
  server.dropSockets()
  await expect.poll(() => subscription.statuses.length).toBeGreaterThan(1)
  await subscription.reaches('SUBSCRIBED')
  await send(connectDatabase(), `user:${userId}`, { id: 1 })
  await messages(subscription, 1)
})
