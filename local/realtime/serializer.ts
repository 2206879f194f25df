import { z } from 'zod'

/** The wire protocols of Phoenix channels that realtime-js speaks: JSON objects, or arrays and binary frames. */
export type ProtocolVersion = 1 | 2

/** One message from a client. */
export type Frame = {
  joinRef: string | null
  ref: string | null
  topic: string
  event: string
  payload: unknown
  /** Set when the client sent a broadcast as a binary frame. */
  broadcast?: Broadcast & { metadata: unknown }
}

/** A broadcast on its way to clients. `body` is JSON text or bytes, never parsed in between. */
export type Broadcast = {
  event: string
  encoding: 'json' | 'binary'
  body: Buffer
  meta?: { id: string; replayed?: true }
}

export type OutgoingMessage = {
  joinRef: string | null
  ref: string | null
  topic: string
  event: string
  payload: unknown
}

/** A frame that no protocol version allows. The connection is closed with this message. */
export class MalformedFrameError extends Error {
  override name = 'MalformedFrameError'
}

const RefSchema = z
  .union([z.string().max(255), z.number()])
  .nullish()
  .transform((ref) => (ref === null || ref === undefined ? null : String(ref)))
const ObjectFrameSchema = z.object({
  join_ref: RefSchema,
  ref: RefSchema,
  topic: z.string(),
  event: z.string(),
  payload: z.unknown().optional(),
})
const ArrayFrameSchema = z
  .tuple([RefSchema, RefSchema, z.string(), z.string(), z.unknown()])
  .rest(z.unknown())

const kinds = { push: 0, userBroadcastPush: 3, userBroadcast: 4 } as const
const maxFieldBytes = 255

/** The version that a client asks for by `vsn`; null when we do not speak it. */
export function parseVersion(vsn: string | null): ProtocolVersion | null {
  if (vsn === null || /^1\.0\.\d+$/.test(vsn)) return 1
  return /^2\.0\.\d+$/.test(vsn) ? 2 : null
}

/** Reads one frame, or throws a `MalformedFrameError` that says what is wrong with it. */
export function decodeFrame(version: ProtocolVersion, data: Buffer, isBinary: boolean): Frame {
  if (isBinary) {
    if (version === 1) throw new MalformedFrameError('Protocol 1.0.0 has no binary frames')
    return decodeBinaryFrame(data)
  }
  const json = parseJson(data.toString('utf8'))
  if (version === 1) {
    const parsed = ObjectFrameSchema.safeParse(json)
    if (!parsed.success) throw new MalformedFrameError('Expected {topic, event, payload, ref}')
    const { join_ref: joinRef, ref, topic, event, payload } = parsed.data
    return { joinRef, ref, topic, event, payload }
  }
  const parsed = ArrayFrameSchema.safeParse(json)
  if (!parsed.success) throw new MalformedFrameError('Expected [join_ref, ref, topic, event, payload]')
  const [joinRef, ref, topic, event, payload] = parsed.data
  return { joinRef, ref, topic, event, payload }
}

function decodeBinaryFrame(data: Buffer): Frame {
  const kind = data[0]
  if (kind === kinds.push) {
    const [joinRef, ref, topic, event] = readFields(data, 4, 5)
    return {
      joinRef: joinRef || null,
      ref: ref || null,
      topic: topic ?? '',
      event: event ?? '',
      payload: null,
    }
  }
  if (kind !== kinds.userBroadcastPush) throw new MalformedFrameError('Unknown kind of binary frame')
  const [joinRef, ref, topic, event, metadata] = readFields(data, 5, 7)
  const encoding = data[6] === 0 ? 'binary' : 'json'
  const body = data.subarray(7 + sum(data.subarray(1, 6)))
  // Receivers parse this text: one broken broadcast must not break every client on the channel.
  if (encoding === 'json') parseJson(body.toString('utf8'))
  return {
    joinRef: joinRef || null,
    ref: ref || null,
    topic: topic ?? '',
    event: 'broadcast',
    payload: null,
    broadcast: { event: event ?? '', encoding, body, metadata: metadata ? parseJson(metadata) : {} },
  }
}

/** Reads `count` strings whose lengths follow the kind, one byte each, and whose bytes start at `offset`. */
function readFields(data: Buffer, count: number, offset: number): string[] {
  const lengths = data.subarray(1, 1 + count)
  if (lengths.length < count || data.length < offset + sum(lengths)) {
    throw new MalformedFrameError('Binary frame is cut off')
  }
  let start = offset
  return Array.from(lengths, (length) => {
    start += length
    return data.toString('utf8', start - length, start)
  })
}

/** A message to one client; a reply is a message with the event `phx_reply`. */
export function encodeMessage(version: ProtocolVersion, message: OutgoingMessage): string {
  const { joinRef, ref, topic, event, payload } = message
  if (version === 1) return JSON.stringify({ topic, event, payload, ref })
  return JSON.stringify([joinRef, ref, topic, event, payload])
}

/** A broadcast as every client of one protocol version gets it; null when that version cannot carry it. */
export function encodeBroadcast(
  version: ProtocolVersion,
  topic: string,
  broadcast: Broadcast,
): string | Buffer | null {
  if (version === 1) {
    const payload = broadcastAsJson(broadcast)
    return payload && `{"topic":${JSON.stringify(topic)},"event":"broadcast","payload":${payload},"ref":null}`
  }
  const fields = [topic, broadcast.event, broadcast.meta ? JSON.stringify(broadcast.meta) : '']
  const encoded = fields.map((field) => Buffer.from(field))
  if (encoded.every((field) => field.length <= maxFieldBytes)) {
    const head = [kinds.userBroadcast, ...encoded.map((field) => field.length)]
    const encoding = broadcast.encoding === 'json' ? 1 : 0
    return Buffer.concat([Buffer.from([...head, encoding]), ...encoded, broadcast.body])
  }
  // Hosted drops what the binary header cannot hold; a text frame says the same, and clients read it.
  const payload = broadcastAsJson(broadcast)
  return payload && `[null,null,${JSON.stringify(topic)},"broadcast",${payload}]`
}

/** Spliced as text: parsing and printing the payload again would round numbers beyond 2^53. */
function broadcastAsJson({ event, encoding, body, meta }: Broadcast): string | null {
  if (encoding === 'binary') return null
  const tail = meta ? `,"meta":${JSON.stringify(meta)}` : ''
  return `{"event":${JSON.stringify(event)},"payload":${body.toString('utf8')},"type":"broadcast"${tail}}`
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new MalformedFrameError('Not JSON', { cause })
  }
}

function sum(numbers: Uint8Array): number {
  return numbers.reduce((total, number) => total + number, 0)
}
