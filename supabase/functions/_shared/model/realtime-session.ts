import { z } from 'zod'

/** What comes back, as far as it matters; whatever else a server tells is not read. */
const EventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('session.created') }),
  z.object({ type: z.literal('session.updated') }),
  z.object({ type: z.literal('response.output_audio.delta'), delta: z.string() }),
  z.object({ type: z.literal('response.output_audio_transcript.done'), transcript: z.string() }),
  z.object({
    type: z.literal('response.done'),
    response: z.object({
      status: z.string(),
      status_details: z
        .object({
          reason: z.string().nullish(),
          error: z.object({ code: z.string().nullish(), type: z.string().nullish() }).nullish(),
        })
        .nullish(),
      usage: z.object({ input_tokens: z.number().nullish(), output_tokens: z.number().nullish() }).nullish(),
    }),
  }),
  z.object({
    type: z.literal('error'),
    error: z.object({ code: z.string().nullish(), type: z.string().nullish() }),
  }),
])
export type RealtimeEvent = z.infer<typeof EventSchema>
const KNOWN = new Set<string>(EventSchema.options.map((option) => option.shape.type.value))

/** The connection ended before it was done. */
export class RealtimeClosed extends Error {
  override readonly name = 'RealtimeClosed'
}

/**
 * A session of the Realtime API: what is told by `send`, and what comes, in order. It ends with the signal, whose reason is
 * thrown. The key goes as a protocol of the socket, which is the one way that every host has.
 */
export async function* realtimeSession(
  { baseUrl, apiKey, model }: { baseUrl: string; apiKey: string; model: string },
  signal: AbortSignal,
  onOpen: (send: (event: object) => void) => void,
): AsyncGenerator<RealtimeEvent> {
  const url = new URL(`${baseUrl}/realtime`)
  url.protocol = url.protocol === 'http:' ? 'ws:' : 'wss:'
  url.searchParams.set('model', model)
  const socket = new WebSocket(url, ['realtime', `openai-insecure-api-key.${apiKey}`])
  const events: RealtimeEvent[] = []
  let failure: unknown = null
  let wake = Promise.withResolvers<void>()
  const end = (reason: unknown) => {
    failure ??= reason
    wake.resolve()
  }
  const aborted = () => end(signal.reason)
  signal.addEventListener('abort', aborted)
  if (signal.aborted) aborted()
  socket.addEventListener('open', () => onOpen((event) => socket.send(JSON.stringify(event))))
  socket.addEventListener('message', ({ data }) => {
    const event = read(data)
    if (event === 'unreadable') end(new SyntaxError('The model server sent something that is no event.'))
    else if (event) events.push(event)
    wake.resolve()
  })
  socket.addEventListener('close', () => end(new RealtimeClosed('The connection to the model broke.')))
  socket.addEventListener('error', () => end(new RealtimeClosed('The connection to the model broke.')))
  try {
    for (;;) {
      const event = events.shift()
      if (event) yield event
      else if (failure !== null) throw failure
      else {
        await wake.promise
        wake = Promise.withResolvers<void>()
      }
    }
  } finally {
    signal.removeEventListener('abort', aborted)
    socket.close()
  }
}

function read(data: unknown): RealtimeEvent | 'unreadable' | null {
  const parsed = parse(data)
  const type = (parsed as { type?: unknown } | null)?.type
  if (typeof type !== 'string') return 'unreadable'
  if (!KNOWN.has(type)) return null
  const event = EventSchema.safeParse(parsed)
  return event.success ? event.data : 'unreadable'
}

function parse(data: unknown): unknown {
  try {
    return typeof data === 'string' ? JSON.parse(data) : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
