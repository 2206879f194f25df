import { randomUUID } from 'node:crypto'
import { expect, onTestFinished, test, vi } from 'vitest'
import { connectClient, messages, protocolVersions, subscribe, subscribed } from './support/client.ts'
import { startServer } from './support/server.ts'
import { keys, userToken } from './support/tokens.ts'

const token = () => userToken(randomUUID())
const newRoom = () => `room:${randomUUID()}`
const says = (text: string) => ({ type: 'broadcast' as const, event: 'says', payload: { text } })

test.for(
  protocolVersions,
)('clients of both protocols hear one another, not themselves (sender %s)', async (vsn) => {
  const room = newRoom()
  const server = await startServer()
  const sender = await subscribed(await connectClient(server, { token, vsn }), room)
  const old = await subscribed(await connectClient(server, { token, vsn: '1.0.0' }), room)
  const modern = await subscribed(await connectClient(server, { token }), room)
  for (const text of ['eins', 'zwei 😀']) await sender.channel.send(says(text))
  const expected = [
    { type: 'broadcast', event: 'says', payload: { text: 'eins' } },
    { type: 'broadcast', event: 'says', payload: { text: 'zwei 😀' } },
  ]
  expect(await messages(old, 2)).toEqual(expected)
  expect(await messages(modern, 2)).toEqual(expected)
  expect(sender.received).toEqual([])
})

test.for(protocolVersions)('self and ack do what they say (protocol %s)', async (vsn) => {
  const client = await connectClient(await startServer(), { token, vsn })
  const config = { private: true, broadcast: { self: true, ack: true } }
  const subscription = await subscribed(client, newRoom(), config)
  expect(await subscription.channel.send(says('hello'))).toBe('ok')
  expect(await messages(subscription, 1)).toMatchObject([{ event: 'says', payload: { text: 'hello' } }])
})

test('bytes travel between clients', async () => {
  const room = newRoom()
  const server = await startServer()
  const sender = await subscribed(await connectClient(server, { token }), room)
  const listener = await subscribed(await connectClient(server, { token }), room)
  await sender.channel.send({
    type: 'broadcast',
    event: 'bytes',
    payload: new Uint8Array([1, 2, 255]).buffer,
  })
  const [message] = await messages(listener, 1)
  expect(new Uint8Array(message?.payload as ArrayBuffer)).toEqual(new Uint8Array([1, 2, 255]))
})

test('who may read but not write is told, and nobody hears it', async () => {
  const userId = randomUUID()
  const topic = `user:${userId}`
  const server = await startServer()
  const owner = () => userToken(userId)
  const config = { private: true, broadcast: { ack: true } }
  const sender = await subscribed(await connectClient(server, { token: owner }), topic, config)
  const listener = await subscribed(await connectClient(server, { token: owner }), topic)
  expect(await sender.channel.send(says('forged'))).toBe('error')
  const trusted = await connectClient(server, { key: keys.secretKey })
  await trusted.channel(topic, { config: { private: true } }).httpSend('says', { text: 'real' })
  expect(await messages(listener, 1)).toMatchObject([{ payload: { text: 'real' } }])
})

test('a payload over the limit is refused', async () => {
  const server = await startServer({ limits: { maxPayloadBytes: 1000 } })
  const config = { private: true, broadcast: { ack: true, self: true } }
  const subscription = await subscribed(await connectClient(server, { token }), newRoom(), config)
  expect(await subscription.channel.send(says('x'.repeat(1001)))).toBe('error')
  expect(await subscription.channel.send(says('short'))).toBe('ok')
  expect(await messages(subscription, 1)).toMatchObject([{ payload: { text: 'short' } }])
})

test('storing what a client sends is refused, not forgotten', async () => {
  const client = await connectClient(await startServer(), { token })
  const subscription = await subscribed(client, newRoom(), { private: true, broadcast: { ack: true } })
  expect(await subscription.channel.send({ ...says('keep me'), persist: true })).toMatch(/^UnsupportedOption/)
})

test('httpSend and a batch over REST reach public and private channels', async () => {
  const room = newRoom()
  const server = await startServer()
  const client = await connectClient(server, { token })
  const closed = await subscribed(client, room)
  const open = await subscribed(await connectClient(server), room, { private: false })
  const sender = await connectClient(server, { token })
  expect(await sender.channel(room, { config: { private: true } }).httpSend('one', { n: 1 })).toEqual({
    success: true,
  })
  await sender.removeAllChannels()
  const bytes = new Uint8Array([7, 8]).buffer
  await sender.channel(room, { config: { private: false } }).httpSend('bytes', bytes)
  const batch = await post(server.url, {
    messages: [
      { topic: room, event: 'two', payload: { n: 2 }, private: true },
      { topic: room, event: 'three', payload: { n: 3 } },
    ],
  })
  expect(batch.status).toBe(202)
  expect((await messages(closed, 2)).map((message) => message.event)).toEqual(['one', 'two'])
  expect((await messages(open, 2)).map((message) => message.event)).toEqual(['bytes', 'three'])
})

test('send() of a channel that is not subscribed goes over REST', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  onTestFinished(() => warn.mockRestore())
  const room = newRoom()
  const server = await startServer()
  const listener = await subscribed(await connectClient(server, { token }), room)
  const sender = await connectClient(server, { token })
  const channel = sender.channel(room, { config: { private: true } })
  expect(await channel.send(says('by REST'))).toBe('ok')
  expect(await messages(listener, 1)).toMatchObject([{ payload: { text: 'by REST' } }])
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('falling back to REST'))
})

test('REST refuses who has no key, and what is no broadcast', async () => {
  const { url } = await startServer({ limits: { maxFrameBytes: 5000, maxPayloadBytes: 1000 } })
  const one = { topic: 'room:1', event: 'x', payload: {} }
  expect((await post(url, { messages: [one] }, {})).status).toBe(401)
  expect((await post(url, { messages: [one] }, { apikey: 'sb_publishable_wrong' })).status).toBe(401)
  expect((await post(url, { messages: [one] }, { authorization: 'Bearer x.y.z' })).status).toBe(401)
  expect((await post(url, '{not json')).status).toBe(400)
  for (const messages of [undefined, 'x', [{}], [{ ...one, payload: 1 }], [{ ...one, topic: '' }]]) {
    expect((await post(url, { messages })).status).toBe(422)
  }
  const large = { ...one, payload: { text: 'x'.repeat(2000) } }
  expect((await post(url, { messages: [large] })).status).toBe(422)
  expect((await post(url, { messages: Array(200).fill(one) })).status).toBe(413)
  expect(
    (await post(url, { messages: Array(101).fill({ topic: 'a', event: 'b', payload: {} }) })).status,
  ).toBe(429)
  expect((await fetch(`${url}/realtime/v1/api/broadcast`)).status).toBe(405)
  expect((await fetch(`${url}/realtime/v1/api/tenants`, { method: 'POST' })).status).toBe(404)
  expect((await fetch(`${url}/realtime/v1/api/broadcast`, { method: 'OPTIONS' })).status).toBe(204)
  const single = `${url}/realtime/v1/api/broadcast/user%3A1/events/x?private=true`
  const headers = { apikey: keys.publishableKey, 'content-type': 'application/json' }
  expect((await fetch(single, { method: 'POST', headers, body: '{}' })).status).toBe(403)
  const xml = { ...headers, 'content-type': 'text/xml' }
  expect((await fetch(single, { method: 'POST', headers: xml, body: '<a/>' })).status).toBe(415)
  const broken = `${url}/realtime/v1/api/broadcast/%E0%A4%A/events/x`
  expect((await fetch(broken, { method: 'POST', headers, body: '{}' })).status).toBe(400)
})

test('a body that is far too large is refused in words', async () => {
  const { url } = await startServer()
  const response = await post(url, `{"messages":"${'x'.repeat(20_000_000)}"}`)
  expect([response.status, await response.json()]).toEqual([413, { message: 'Request Entity Too Large' }])
})

test('a page of another origin may broadcast', async () => {
  const { url } = await startServer()
  const headers = { 'access-control-request-headers': 'x-my-header', 'access-control-request-method': 'POST' }
  const response = await fetch(`${url}/realtime/v1/api/broadcast`, { method: 'OPTIONS', headers })
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(response.headers.get('access-control-allow-headers')).toBe('x-my-header')
})

test('a batch to a topic that the sender may not write is accepted and goes nowhere', async () => {
  const userId = randomUUID()
  const topic = `user:${userId}`
  const server = await startServer()
  const client = await connectClient(server, { token: () => userToken(userId) })
  const subscription = await subscribed(client, topic)
  const message = { topic, event: 'x', payload: {}, private: true }
  const publishable = await post(server.url, { messages: [message] })
  const secret = await post(
    server.url,
    { messages: [{ ...message, event: 'y' }] },
    { apikey: keys.secretKey },
  )
  expect([publishable.status, secret.status]).toEqual([202, 202])
  expect((await messages(subscription, 1)).map((received) => received.event)).toEqual(['y'])
})

test('presence is answered with an empty state', async () => {
  const client = await connectClient(await startServer(), { token })
  const synced = Promise.withResolvers<void>()
  const channel = client.channel(newRoom(), {
    config: { private: true, presence: { key: 'me', enabled: true } },
  })
  channel.on('presence', { event: 'sync' }, () => synced.resolve()).subscribe()
  await synced.promise
  expect(channel.presenceState()).toEqual({})
  expect(await channel.track({ online: true })).toBe('ok')
})

test('postgres_changes are refused with what to do instead', async () => {
  const client = await connectClient(await startServer(), { token })
  const refused = Promise.withResolvers<string>()
  client
    .channel('changes')
    .on('postgres_changes', { event: '*', schema: 'public', table: 'jobs' }, () => undefined)
    .subscribe((_status, error) => refused.resolve(error?.message ?? ''))
  expect(await refused.promise).toMatch(
    /^RealtimeDisabledForConfiguration: .*realtime\.broadcast_changes\(\)/,
  )
})

test('a join that makes no sense is refused with the field', async () => {
  const client = await connectClient(await startServer(), { token })
  const { statuses } = subscribe(client, 'room:1', JSON.parse('{"private":"perhaps"}'))
  await expect.poll(() => statuses[0]).toMatch(/^CHANNEL_ERROR: InvalidJoinPayload: config\.private/)
  const nameless = subscribe(client, '')
  await expect.poll(() => nameless.statuses[0]).toMatch(/TopicNameRequired: You must provide a topic name/)
})

function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = { authorization: `Bearer ${token()}` },
) {
  return fetch(`${url}/realtime/v1/api/broadcast`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}
