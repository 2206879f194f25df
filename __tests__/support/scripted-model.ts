import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  type DrawingCall,
  type DrawingScript,
  drawingAnswer,
  drawn,
  readDrawing,
} from './scripted-drawing.ts'
import { type ModelCall, readCall } from './scripted-model-call.ts'
import { completion, type ScriptedReply } from './scripted-model-replies.ts'
import { hum, readSpeech, type SpeechCall, type SpeechScript } from './scripted-speech.ts'
import {
  readTranscription,
  type TranscriptionCall,
  type TranscriptionScript,
  verbose,
} from './scripted-transcription.ts'

export type { ModelCall } from './scripted-model-call.ts'
export type { ScriptedReply } from './scripted-model-replies.ts'

type Script = (call: ModelCall) => ScriptedReply

export interface ScriptedModel {
  /** The base URL for `OPENAI_BASE_URL`. */
  url: string
  /** Every chat completion that was asked for, in order. */
  calls: ModelCall[]
  /** Every transcription that was asked for, in order. */
  transcriptions: TranscriptionCall[]
  /** Every text that was to be spoken, in order. */
  speeches: SpeechCall[]
  /** Every picture that was to be drawn, in order. */
  drawings: DrawingCall[]
  /** How to draw from now on; a small picture of two colours at first. */
  draw(script: DrawingScript): void
  /** What to hear from now on; nothing at first. */
  hear(script: TranscriptionScript): void
  /** How to speak from now on; a hum as long as the text at first. */
  say(script: SpeechScript): void
  /** What to answer from now on: one rule for all calls, or one reply a call and `ok` after the last. */
  answer(script: Script | ScriptedReply[]): void
  /** Resolves when something about the calls is true; checked whenever a call begins or ends. */
  until(condition: (calls: ModelCall[]) => boolean): Promise<void>
  /** Forgets the calls and answers `ok` again. */
  reset(): void
  close(): Promise<void>
}

/**
 * A model on the OpenAI wire whose every reply is scripted: right, wrong in each way that is handled by name,
 * slow, silent or gone. Records what it was asked.
 */
export async function startScriptedModel({ port = 0 } = {}): Promise<ScriptedModel> {
  let calls: ModelCall[] = []
  let transcriptions: TranscriptionCall[] = []
  let speeches: SpeechCall[] = []
  let saying: SpeechScript = ({ input }) => ({ body: hum(input) })
  let drawings: DrawingCall[] = []
  let drawing: DrawingScript = ({ index }) => ({ body: drawn(index) })
  let hearing: TranscriptionScript = () => ({ body: verbose([]) })
  let script: Script = () => ({ type: 'ok' })
  let watchers: (() => void)[] = []
  const changed = () => {
    for (const watcher of watchers) watcher()
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.destroy(error as Error))
  })

  async function transcribe(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await readTranscription(request, transcriptions.length)
    transcriptions.push(call)
    response.once('close', () => {
      call.endedAt = Date.now()
      changed()
    })
    changed()
    const { delayMs = 0, status = 200, body } = hearing(call)
    const timer = setTimeout(() => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    }, delayMs)
    response.once('close', () => clearTimeout(timer))
  }

  async function speak(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await readSpeech(request, speeches.length)
    speeches.push(call)
    response.once('close', changed)
    changed()
    const { delayMs = 0, status = 200, body } = saying(call)
    const isSound = body instanceof Uint8Array
    const timer = setTimeout(() => {
      response.writeHead(status, { 'content-type': isSound ? 'audio/wav' : 'application/json' })
      response.end(isSound ? body : JSON.stringify(body))
    }, delayMs)
    response.once('close', () => clearTimeout(timer))
  }

  async function paint(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await readDrawing(request, drawings.length)
    drawings.push(call)
    response.once('close', changed)
    changed()
    const { delayMs = 0, status = 200, body } = drawing(call)
    const timer = setTimeout(() => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(drawingAnswer(body))
    }, delayMs)
    response.once('close', () => clearTimeout(timer))
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url?.endsWith('/audio/transcriptions')) return transcribe(request, response)
    if (request.url?.endsWith('/audio/speech')) return speak(request, response)
    if (request.url?.endsWith('/images/generations')) return paint(request, response)
    const call = await readCall(request, calls.length)
    calls.push(call)
    response.once('close', () => {
      call.endedAt = Date.now()
      call.outcome = response.writableFinished ? 'answered' : 'broken'
      changed()
    })
    changed()
    reply(call, script(call), response)
  }

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    get calls() {
      return calls
    },
    get transcriptions() {
      return transcriptions
    },
    get speeches() {
      return speeches
    },
    get drawings() {
      return drawings
    },
    draw(next) {
      drawing = next
    },
    say(next) {
      saying = next
    },
    hear(next) {
      hearing = next
    },
    answer(next) {
      if (typeof next === 'function') script = next
      else {
        const queue = [...next]
        script = () => queue.shift() ?? { type: 'ok' }
      }
    },
    until(condition) {
      return new Promise((resolve) => {
        const check = () => {
          if (!condition(calls)) return
          watchers = watchers.filter((watcher) => watcher !== check)
          resolve()
        }
        watchers.push(check)
        check()
      })
    },
    reset() {
      calls = []
      transcriptions = []
      speeches = []
      drawings = []
      drawing = ({ index }) => ({ body: drawn(index) })
      saying = ({ input }) => ({ body: hum(input) })
      hearing = () => ({ body: verbose([]) })
      script = () => ({ type: 'ok' })
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function reply(call: ModelCall, scripted: ScriptedReply, response: ServerResponse): void {
  const timer = setTimeout(() => {
    if (scripted.type === 'hang') return
    if (scripted.type === 'drop') return void response.destroy()
    const { status, headers, body } = completion(call, scripted)
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }, scripted.delayMs ?? 0)
  response.once('close', () => clearTimeout(timer))
}
