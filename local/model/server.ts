import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { OFFLINE_MODEL } from '../../supabase/functions/_shared/model/offline-name.ts'
import { answerChat } from './chat.ts'
import { Flite } from './speech/flite.ts'
import { answerSpeech } from './speech/speak.ts'
import { cannot, WireError } from './wire-error.ts'

export interface OfflineModel {
  url: string
  close(): Promise<void>
}

const MAX_BODY_BYTES = 10 * 1024 * 1024

/** What it has no eyes, ears or hands for, with the sentence that says what to set. */
const CANNOT: Record<string, string> = {
  '/v1/audio/transcriptions':
    'It cannot hear. Set OPENAI_API_KEY and OPENAI_TRANSCRIPTION_MODEL to transcribe.',
  '/v1/audio/translations':
    'It cannot hear. Set OPENAI_API_KEY and OPENAI_TRANSCRIPTION_MODEL to transcribe.',
  '/v1/images/generations': 'It cannot draw. Set OPENAI_API_KEY and OPENAI_IMAGE_MODEL for pictures.',
  '/v1/images/edits': 'It cannot draw. Set OPENAI_API_KEY and OPENAI_IMAGE_MODEL for pictures.',
  '/v1/embeddings': 'It has no embeddings. Set OPENAI_API_KEY.',
  '/v1/responses': 'It answers /v1/chat/completions only. Set OPENAI_API_KEY for the responses API.',
}

/**
 * The stack's own model: speaks the OpenAI wire protocol and drafts from the words it is given, by rules. It
 * invents nothing, and it is not slow on purpose.
 */
export async function startOfflineModel({ port = 0, host = '127.0.0.1' } = {}): Promise<OfflineModel> {
  const flite = new Flite()
  const server = createServer((request, response) => {
    answer(request, flite)
      .then((body) => send(response, 200, body))
      .catch((error: unknown) => sendError(response, error))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address() as AddressInfo
  return {
    url: `http://${host}:${address.port}/v1`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
      await flite.close()
    },
  }
}

async function answer(request: IncomingMessage, flite: Flite): Promise<unknown> {
  const { pathname } = new URL(request.url ?? '/', 'http://offline')
  const route = `${request.method} ${pathname}`
  const model = { id: OFFLINE_MODEL, object: 'model', created: 0, owned_by: 'offstage' }
  if (route === 'GET /v1/models') return { object: 'list', data: [model] }
  if (route === `GET /v1/models/${OFFLINE_MODEL}`) return model
  if (route === 'POST /v1/chat/completions') return answerChat(await readJson(request))
  if (route === 'POST /v1/audio/speech') return answerSpeech(await readJson(request), flite)
  const refusal = CANNOT[pathname]
  if (refusal) throw cannot(refusal)
  throw new WireError(404, 'not_found', `There is no ${route} here.`)
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length
    if (bytes > MAX_BODY_BYTES) throw new WireError(413, 'request_too_large', 'The request is over 10 MB.')
    chunks.push(chunk as Buffer)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch (cause) {
    throw new WireError(400, 'invalid_json', 'The request is not valid JSON.', { cause })
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  if (body instanceof Uint8Array) response.writeHead(status, { 'content-type': 'audio/wav' }).end(body)
  else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function sendError(response: ServerResponse, error: unknown): void {
  if (error instanceof WireError) {
    send(response, error.status, error.toBody())
    return
  }
  console.error('The offline model stopped on an error.', error)
  send(response, 500, new WireError(500, 'internal', 'The offline model stopped on an error.').toBody())
}
