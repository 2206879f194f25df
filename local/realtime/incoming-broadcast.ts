import { z } from 'zod'
import { RefusedError } from './refused.ts'
import type { Broadcast, Frame } from './serializer.ts'

const PayloadSchema = z.looseObject({
  event: z.string(),
  payload: z.unknown().optional(),
  persist: z.unknown().optional(),
})
const MetadataSchema = z.looseObject({ persist: z.unknown().optional() })

/** The broadcast in a client's message, of either frame kind; throws a `RefusedError`. */
export function readIncomingBroadcast(frame: Frame, maxPayloadBytes: number): Broadcast {
  const { persist, ...broadcast } = frame.broadcast ? fromBinary(frame.broadcast) : fromJson(frame.payload)
  if (persist) {
    throw new RefusedError('UnsupportedOption', 'The embedded Realtime stores only what the database sends')
  }
  if (broadcast.body.length > maxPayloadBytes) {
    throw new RefusedError('PayloadSizeExceeded', `The payload is larger than ${maxPayloadBytes} bytes`)
  }
  return broadcast
}

function fromBinary({ event, encoding, body, metadata }: NonNullable<Frame['broadcast']>) {
  const parsed = MetadataSchema.safeParse(metadata)
  return { event, encoding, body, persist: parsed.data?.persist }
}

function fromJson(payload: unknown): Broadcast & { persist: unknown } {
  const parsed = PayloadSchema.safeParse(payload)
  if (!parsed.success) {
    throw new RefusedError('InvalidBroadcast', 'Expected {type: "broadcast", event, payload}')
  }
  const { event, payload: content, persist } = parsed.data
  return { event, encoding: 'json', body: Buffer.from(JSON.stringify(content ?? {})), persist }
}
