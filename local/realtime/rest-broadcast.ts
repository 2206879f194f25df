import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Identity } from './authorization.ts'
import { mayWrite } from './authorization.ts'
import type { Context } from './context.ts'
import { customHeaders } from './handshake.ts'
import { describeError } from './log.ts'
import type { RateLimiter } from './rate-limiter.ts'
import { RefusedError } from './refused.ts'
import type { Broadcast } from './serializer.ts'

/** A broadcast that came in over HTTP, and where it goes. */
type Addressed = { topic: string; private: boolean; broadcast: Broadcast }

/** A request that is answered with this status and body instead of 202. */
class HttpError extends Error {
  readonly status: number
  readonly body: Record<string, unknown>

  constructor(status: number, body: Record<string, unknown>) {
    super(`HTTP ${status}`)
    this.status = status
    this.body = body
  }
}

const BatchSchema = z.object({
  messages: z.array(
    z.object({
      topic: z.string().min(1),
      event: z.string().min(1),
      payload: z.record(z.string(), z.unknown()),
      private: z.boolean().nullish(),
    }),
  ),
})

const single = /^\/api\/broadcast\/([^/]+)\/events\/([^/]+)$/

/** `POST /api/broadcast` (a batch) and `POST /api/broadcast/:topic/events/:event` (one, what `httpSend` uses). */
export async function handleBroadcastRequest(
  context: Context,
  rate: RateLimiter,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  try {
    allowEveryOrigin(request, response)
    if (request.method === 'OPTIONS') return void response.writeHead(204).end()
    const path = url.pathname.replace(/^\/realtime\/v1/, '')
    const match = single.exec(path)
    if (path !== '/api/broadcast' && !match) throw new HttpError(404, { message: 'Not found' })
    if (request.method !== 'POST') throw new HttpError(405, { message: 'Method not allowed' })
    const identity = authenticate(context, request)
    const body = await readBody(request, context.limits.maxFrameBytes)
    if (match) await sendOne(context, rate, identity, readOne(request, url, match, body, context))
    else await sendBatch(context, rate, identity, readBatch(body, context))
    response.writeHead(202).end()
  } catch (error) {
    answerError(context, response, error)
  }
}

/** As hosted: the token in the request decides, never the page that it comes from. */
function allowEveryOrigin(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Origin', '*')
  response.setHeader('Access-Control-Allow-Methods', 'POST, OPTIONS')
  const headers = request.headers['access-control-request-headers'] ?? 'authorization, apikey, content-type'
  response.setHeader('Access-Control-Allow-Headers', headers)
}

function answerError(context: Context, response: ServerResponse, error: unknown): void {
  const known = error instanceof HttpError
  if (!known) context.logger.error(`A broadcast over HTTP failed: ${describeError(error)}`)
  const { status, body } = known ? error : { status: 500, body: { message: 'Internal error' } }
  // The rest of a refused body is not read, so the connection cannot be used again.
  const headers = { 'Content-Type': 'application/json', ...(status === 413 ? { Connection: 'close' } : {}) }
  response.writeHead(status, headers).end(JSON.stringify(body))
}

function authenticate(context: Context, request: IncomingMessage): Identity {
  const bearer = /^bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const header = request.headers.apikey
  const key = bearer ?? (Array.isArray(header) ? header[0] : header)
  const verified = key ? context.verifier.verifyApiKey(key) : null
  if (!verified?.ok) throw new HttpError(401, { message: 'Unauthorized' })
  return { claims: verified.claims, headers: customHeaders(request) }
}

async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  // Not destroyed on the way out: the refusal has to travel back on the same socket.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length
    if (size > maxBytes) throw new HttpError(413, { message: 'Request Entity Too Large' })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function readBatch(body: Buffer, { limits }: Context): Addressed[] {
  const parsed = BatchSchema.safeParse(parseJson(body))
  if (!parsed.success) {
    const errors = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new HttpError(422, { errors: { messages: errors } })
  }
  return parsed.data.messages.map(({ topic, event, payload, private: isPrivate }) => ({
    topic,
    private: isPrivate ?? false,
    broadcast: limited(
      { event, encoding: 'json', body: Buffer.from(JSON.stringify(payload)) },
      limits.maxPayloadBytes,
    ),
  }))
}

function readOne(
  request: IncomingMessage,
  url: URL,
  [, topic = '', event = '']: RegExpExecArray,
  body: Buffer,
  { limits }: Context,
): Addressed {
  const type = (request.headers['content-type'] ?? 'application/json').split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json' && type !== 'application/octet-stream') {
    throw new HttpError(415, {
      error: 'Unsupported Media Type. Use application/json or application/octet-stream',
    })
  }
  if ([...url.searchParams.keys()].some((key) => key.startsWith('persist'))) {
    throw new HttpError(422, { message: 'The embedded Realtime stores only what the database sends' })
  }
  if (type === 'application/json') parseJson(body)
  const encoding = type === 'application/json' ? 'json' : 'binary'
  return {
    topic: decode(topic),
    private: url.searchParams.get('private') === 'true',
    broadcast: limited({ event: decode(event), encoding, body }, limits.maxPayloadBytes),
  }
}

async function sendOne(context: Context, rate: RateLimiter, identity: Identity, message: Addressed) {
  if (!rate.take()) throw new HttpError(429, { message: 'You have exceeded your rate limit' })
  if (message.private && !(await isAllowed(context, identity, message.topic))) {
    throw new HttpError(403, { message: 'Unauthorized' })
  }
  context.hub.publish(message.private, message.topic, message.broadcast)
}

/** As hosted: a batch is accepted, and its messages to topics that the caller may not write go nowhere. */
async function sendBatch(context: Context, rate: RateLimiter, identity: Identity, messages: Addressed[]) {
  if (!rate.take(messages.length)) {
    throw new HttpError(429, { message: 'Too many messages to broadcast, please reduce the batch size' })
  }
  const allowed = new Map<string, boolean>()
  for (const { topic, private: isPrivate, broadcast } of messages) {
    if (isPrivate && !allowed.has(topic)) allowed.set(topic, await isAllowed(context, identity, topic))
    if (!isPrivate || allowed.get(topic)) context.hub.publish(isPrivate, topic, broadcast)
  }
}

async function isAllowed(context: Context, identity: Identity, topic: string): Promise<boolean> {
  try {
    return await mayWrite(context, identity, identity.claims, topic)
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    if (error.code === 'Unauthorized') return false
    throw new HttpError(422, { message: error.message })
  }
}

function limited(broadcast: Broadcast, maxBytes: number): Broadcast {
  if (broadcast.body.length <= maxBytes) return broadcast
  throw new HttpError(422, { errors: { payload: ['Payload size exceeds tenant limit'] } })
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new HttpError(400, { message: 'The body is not JSON' })
  }
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw new HttpError(400, { message: 'The path is not valid' })
  }
}
