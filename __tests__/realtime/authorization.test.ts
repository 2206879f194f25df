import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { connectClient, messages, protocolVersions, subscribe, subscribed } from './support/client.ts'
import { connectDatabase, send } from './support/database.ts'
import { refusedUpgrade } from './support/raw-socket.ts'
import { startServer } from './support/server.ts'
import { keys, signToken, userToken } from './support/tokens.ts'

const past = Math.floor(Date.now() / 1000) - 60
const future = past + 3600

test.for(protocolVersions)('the owner of a topic reads it (protocol %s)', async (vsn) => {
  const owner = randomUUID()
  const server = await startServer()
  const client = await connectClient(server, { token: () => userToken(owner), vsn })
  const subscription = await subscribed(client, `user:${owner}`)
  await send(connectDatabase(), `user:${owner}`, { id: 'job-1', progress: 40 })
  const [message] = await messages(subscription, 1)
  expect(message).toMatchObject({ event: 'job_changed', payload: { id: 'job-1', progress: 40 } })
  expect(message?.meta?.id).toMatch(/^[0-9a-f-]{36}$/)
})

test.for(protocolVersions)('a stranger is refused with a reason (protocol %s)', async (vsn) => {
  const topic = `user:${randomUUID()}`
  const client = await connectClient(await startServer(), { token: () => userToken(randomUUID()), vsn })
  await subscribe(client, topic).reaches(
    `CHANNEL_ERROR: Unauthorized: You do not have permissions to read from this Channel topic: ${topic}`,
  )
})

test('who is not signed in is refused', async () => {
  const topic = `user:${randomUUID()}`
  const client = await connectClient(await startServer())
  await subscribe(client, topic).reaches(
    `CHANNEL_ERROR: Unauthorized: You do not have permissions to read from this Channel topic: ${topic}`,
  )
})

test('the secret key reads every topic', async () => {
  const topic = `user:${randomUUID()}`
  const client = await connectClient(await startServer(), { key: keys.secretKey })
  const subscription = await subscribed(client, topic)
  await send(connectDatabase(), topic, { id: 'job-1' })
  await messages(subscription, 1)
})

const badTokens: [name: string, token: string, reason: string][] = [
  [
    'a forged token',
    signToken({ role: 'authenticated', sub: randomUUID(), exp: future }, 'another secret'),
    'JwtSignatureError: Failed to validate JWT signature',
  ],
  [
    'an unsigned token',
    signToken({ role: 'service_role', exp: future }, '', 'none'),
    'JwtSignerError: Failed to generate JWT signer, check your JWT secret or JWKS configuration',
  ],
  ['no token at all', 'not a token', 'MalformedJWT: The token provided is not a valid JWT'],
  ['a token whose parts are not JSON', 'e30.x.y', 'MalformedJWT: The token provided is not a valid JWT'],
  [
    'a token without a role',
    signToken({ sub: randomUUID(), exp: future }),
    'InvalidJWTToken: Fields `role` and `exp` are required in JWT',
  ],
  [
    'a token that never expires',
    signToken({ role: 'authenticated' }),
    'InvalidJWTToken: Fields `role` and `exp` are required in JWT',
  ],
]

test.for(badTokens)('%s is refused', async ([, token, reason]) => {
  const client = await connectClient(await startServer(), { token: () => token })
  await subscribe(client, 'room:1').reaches(`CHANNEL_ERROR: ${reason}`)
})

test('an expired token is refused and the age is named', async () => {
  const token = signToken({ role: 'authenticated', sub: randomUUID(), exp: past })
  const client = await connectClient(await startServer(), { token: () => token })
  const { statuses } = subscribe(client, 'room:1')
  await expect
    .poll(() => statuses[0])
    .toMatch(/^CHANNEL_ERROR: InvalidJWTToken: Token has expired 6\d seconds ago$/)
})

test('a role that the database does not know is refused', async () => {
  const client = await connectClient(await startServer(), {
    token: () => userToken(randomUUID(), { role: 'nobody' }),
  })
  const { statuses } = subscribe(client, 'room:1')
  await expect.poll(() => statuses[0]).toMatch(/^CHANNEL_ERROR: Unauthorized/)
})

test.for([
  'broken',
  'room:\u0000',
  'slow',
])('a policy that cannot be evaluated lets nobody in: %j', async (topic) => {
  const server = await startServer({ limits: { queryTimeoutMs: 200 } })
  const client = await connectClient(server, { token: () => userToken(randomUUID()) })
  const { statuses } = subscribe(client, topic)
  await expect.poll(() => statuses[0]).toMatch(/^CHANNEL_ERROR: (Unauthorized|QueryCanceled)/)
  await subscribed(client, 'room:1')
})

test('a public channel never hears what was sent in private, nor the other way round', async () => {
  const topic = `room:${randomUUID()}`
  const client = await connectClient(await startServer(), { token: () => userToken(randomUUID()) })
  const other = await connectClient(await startServer(), { token: () => userToken(randomUUID()) })
  const open = await subscribed(client, topic, { private: false })
  const closed = await subscribed(other, topic, { private: true })
  const sql = connectDatabase()
  await send(sql, topic, { secret: true }, 'private')
  await send(sql, topic, { secret: false }, 'public', false)
  expect((await messages(open, 1)).map((message) => message.event)).toEqual(['public'])
  expect((await messages(closed, 1)).map((message) => message.event)).toEqual(['private'])
})

test('a connection needs an API key, a path and a protocol that exist', async () => {
  const { url } = await startServer({ limits: { maxConnections: 0 } })
  const socket = `${url}/realtime/v1/websocket`
  const full = await startServer()
  const target = `${full.url}/realtime/v1/websocket`
  expect(await refusedUpgrade(`${target}?vsn=2.0.0`)).toEqual({
    status: 401,
    body: { error: 'API key is missing' },
  })
  expect(await refusedUpgrade(`${target}?apikey=sb_publishable_wrong`)).toMatchObject({ status: 401 })
  expect(await refusedUpgrade(`${target}?apikey=rubbish`)).toMatchObject({ status: 401 })
  expect(await refusedUpgrade(`${target}?apikey=${keys.publishableKey}&vsn=3.0.0`)).toMatchObject({
    status: 400,
  })
  expect(await refusedUpgrade(`${full.url}/realtime/v1/other?apikey=${keys.publishableKey}`)).toMatchObject({
    status: 404,
  })
  expect(await refusedUpgrade(`${socket}?apikey=${keys.publishableKey}`)).toMatchObject({ status: 429 })
})
