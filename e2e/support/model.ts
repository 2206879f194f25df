import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import {
  type DrawingCall,
  type DrawingReply,
  drawingAnswer,
  drawn,
  readDrawing,
} from '../../__tests__/support/scripted-drawing.ts'
import { hum, readSpeech, type SpeechCall } from '../../__tests__/support/scripted-speech.ts'
import {
  readTranscription,
  type TranscriptionCall,
  type TranscriptionScript,
} from '../../__tests__/support/scripted-transcription.ts'
import { startOfflineModel } from '../../local/model/index.ts'

/** What happens to a call: it is passed on to the offline model, it waits, or it is answered with an error or with this content. */
type Rule = (call: number, body: string) => 'pass' | 'hold' | { status: number } | { content: unknown }

/** The offline model behind a gate, so that a test decides which calls are answered, and when. */
export interface GatedModel {
  /** Calls from now on, counted from 0, each by this rule. */
  rule(rule: Rule): void
  /** What is heard from now on; the offline model hears nothing and says so. `null` again for that. */
  hear(script: ((call: TranscriptionCall) => 'hold' | ReturnType<TranscriptionScript>) | null): void
  /** The pieces of sound that were sent since `hear`. */
  heard: readonly TranscriptionCall[]
  /** What is spoken from now on is held until `open`, or those texts of it; else each text is a hum at once. */
  holdSpeech(which?: (text: string) => boolean): void
  /** The texts that were to be spoken since the last test. */
  spoken: readonly SpeechCall[]
  /** How pictures are drawn from now on; what is held waits until this or `open` is called. A small picture at once at first. */
  draw(script: (call: DrawingCall) => 'hold' | DrawingReply): void
  /** The pictures that were to be drawn since the last test. */
  drawings: readonly DrawingCall[]
  /** Answers every call that waits, and all that come. */
  open(): void
  close(): Promise<void>
}

/** Listens where the stack under test looks for its model. */
export async function startGatedModel(port: number): Promise<GatedModel> {
  const offline = await startOfflineModel({ port: 0, host: '127.0.0.1' })
  const pass: Rule = () => 'pass'
  let rule = pass
  let calls = 0
  let waiting: (() => void)[] = []
  let hearing: Parameters<GatedModel['hear']>[0] = null
  let heard: TranscriptionCall[] = []
  let sounds = 0
  let spoken: SpeechCall[] = []
  const drawAtOnce = ({ index }: DrawingCall): DrawingReply => ({ body: drawn(index) })
  let drawing: Parameters<GatedModel['draw']>[0] = drawAtOnce
  let drawings: DrawingCall[] = []
  let isMute: (text: string) => boolean = () => false

  async function listen(
    request: IncomingMessage,
    response: ServerResponse,
    script: NonNullable<typeof hearing>,
  ) {
    const call = await readTranscription(request, sounds++)
    heard.push(call)
    let decision = script(call)
    while (decision === 'hold') {
      await new Promise<void>((resolve) => waiting.push(resolve))
      if (!hearing) return void response.destroy()
      decision = hearing(call)
    }
    response.writeHead(decision.status ?? 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(decision.body))
  }

  async function speak(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await readSpeech(request, spoken.length)
    spoken.push(call)
    if (isMute(call.input)) await new Promise<void>((resolve) => waiting.push(resolve))
    response.writeHead(200, { 'content-type': 'audio/wav' })
    response.end(hum(call.input))
  }

  async function paint(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await readDrawing(request, drawings.length)
    drawings.push(call)
    let decision = drawing(call)
    while (decision === 'hold') {
      await new Promise<void>((resolve) => waiting.push(resolve))
      decision = drawing(call)
    }
    response.writeHead(decision.status ?? 200, { 'content-type': 'application/json' })
    response.end(drawingAnswer(decision.body))
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (hearing && request.url?.endsWith('/audio/transcriptions')) return listen(request, response, hearing)
    if (request.url?.endsWith('/audio/speech')) return speak(request, response)
    if (request.url?.endsWith('/images/generations')) return paint(request, response)
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const decision = rule(calls++, body.toString('utf8'))
    if (decision === 'hold') await new Promise<void>((resolve) => waiting.push(resolve))
    if (typeof decision === 'object' && 'content' in decision) {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(completionOf(decision.content)))
      return
    }
    if (typeof decision === 'object') {
      const error = { message: 'The model is not well.', type: 'server_error', code: null, param: null }
      response.writeHead(decision.status, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ error }))
      return
    }
    const reply = await fetch(new URL(request.url ?? '/', offline.url), {
      method: request.method ?? 'POST',
      headers: {
        'content-type': request.headers['content-type'] ?? 'application/json',
        authorization: 'Bearer offline',
      },
      ...(body.length > 0 && { body }),
    })
    response.writeHead(reply.status, { 'content-type': 'application/json' })
    response.end(Buffer.from(await reply.arrayBuffer()))
  }

  function release(): void {
    const held = waiting
    waiting = []
    for (const go of held) go()
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    rule(next) {
      calls = 0
      rule = next
    },
    holdSpeech(which = () => true) {
      isMute = which
    },
    draw(script) {
      drawing = script
      release()
    },
    get drawings() {
      return drawings
    },
    get spoken() {
      return spoken
    },
    get heard() {
      return heard
    },
    hear(script) {
      heard = []
      spoken = []
      drawings = []
      drawing = drawAtOnce
      sounds = 0
      hearing = script
      release()
    },
    open() {
      rule = pass
      drawing = drawAtOnce
      isMute = () => false
      release()
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await offline.close()
    },
  }
}

function completionOf(content: unknown) {
  const message = { role: 'assistant', content: JSON.stringify(content), refusal: null }
  return {
    id: 'chatcmpl-e2e',
    object: 'chat.completion',
    created: 0,
    model: 'scripted',
    choices: [{ index: 0, message, logprobs: null, finish_reason: 'stop' }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  }
}
