import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { readWav } from '../../supabase/functions/_shared/narration/wav.ts'
import { hum } from './scripted-speech.ts'

/** What a client may say, read strictly, as the Realtime API documents it. */
const ClientEventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('session.update'),
    session: z.strictObject({
      type: z.literal('realtime'),
      output_modalities: z.tuple([z.literal('audio')]),
      instructions: z.string(),
      audio: z.strictObject({
        output: z.strictObject({
          format: z.strictObject({ type: z.literal('audio/pcm'), rate: z.literal(24_000) }),
          voice: z.string(),
          speed: z.number().min(0.25).max(1.5),
        }),
      }),
    }),
  }),
  z.strictObject({
    type: z.literal('response.create'),
    response: z.strictObject({
      conversation: z.literal('none'),
      input: z.tuple([
        z.strictObject({
          type: z.literal('message'),
          role: z.literal('user'),
          content: z.tuple([z.strictObject({ type: z.literal('input_text'), text: z.string().min(1) })]),
        }),
      ]),
    }),
  }),
])

/** One text that was to be read aloud, in a session of its own. */
export interface RealtimeCall {
  index: number
  model: string | null
  key: string | null
  voice: string
  speed: number
  instructions: string
  text: string
}

/** The server's events, or `close` for a connection that breaks, or `silence`. */
export type RealtimeReply = 'close' | 'silence' | object[]
export type RealtimeScript = (call: RealtimeCall) => RealtimeReply

/** What a server sends for a text that it reads: its sound in parts, its transcript, and the end. */
export function readingOf(text: string, transcript = text): object[] {
  const samples = readWav(hum(text))?.samples ?? new Int16Array()
  const bytes = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)
  const middle = Math.floor(bytes.length / 3)
  const delta = (part: Buffer) => ({ type: 'response.output_audio.delta', delta: part.toString('base64') })
  return [
    { type: 'response.created', response: { status: 'in_progress' } },
    // A sample may be cut in two.
    delta(bytes.subarray(0, middle)),
    delta(bytes.subarray(middle)),
    { type: 'response.output_audio_transcript.done', transcript },
    {
      type: 'response.done',
      response: { status: 'completed', usage: { input_tokens: 20, output_tokens: 50 } },
    },
  ]
}

/** The Realtime API, scripted: what each text is answered with. */
export async function startScriptedRealtime() {
  let calls: RealtimeCall[] = []
  let script: RealtimeScript = ({ text }) => readingOf(text)
  const problems: unknown[] = []
  const server = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    handleProtocols: (protocols) => (protocols.has('realtime') ? 'realtime' : false),
  })
  await new Promise((resolve) => server.once('listening', resolve))
  server.on('connection', (socket, request) => {
    const url = new URL(request.url ?? '/', 'http://here')
    const named = (request.headers['sec-websocket-protocol'] ?? '').split(', ')
    const prefix = 'openai-insecure-api-key.'
    const key = named.find((name) => name.startsWith(prefix))?.slice(prefix.length) ?? null
    const send = (event: object) => socket.send(JSON.stringify(event))
    let session: Extract<z.infer<typeof ClientEventSchema>, { type: 'session.update' }>['session'] | null =
      null
    send({ type: 'session.created', session: {} })
    socket.on('message', (data) => {
      const event = ClientEventSchema.safeParse(JSON.parse(String(data)))
      if (!event.success) {
        problems.push(event.error)
        socket.close()
      } else if (event.data.type === 'session.update') {
        session = event.data.session
        send({ type: 'session.updated', session: {} })
      } else if (session) {
        const { voice, speed } = session.audio.output
        const [{ content }] = event.data.response.input
        const call = {
          index: calls.length,
          model: url.pathname === '/v1/realtime' ? url.searchParams.get('model') : null,
          key,
          voice,
          speed,
          instructions: session.instructions,
          text: content[0].text,
        }
        calls.push(call)
        reply(socket, script(call))
      }
    })
  })
  return {
    /** For `OPENAI_SPEECH_BASE_URL`. */
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    get calls() {
      return calls
    },
    /** What a client said that is no event of the API. */
    problems,
    answer(next: RealtimeScript) {
      script = next
    },
    reset() {
      calls = []
      problems.length = 0
      script = ({ text }) => readingOf(text)
    },
    async close() {
      for (const client of server.clients) client.terminate()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function reply(socket: WebSocket, events: RealtimeReply): void {
  if (events === 'close') socket.terminate()
  else if (events !== 'silence') for (const event of events) socket.send(JSON.stringify(event))
}
