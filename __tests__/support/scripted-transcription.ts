import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** One transcription that was asked for: the form as it arrived, opened by the platform's own parser. */
export interface TranscriptionCall {
  index: number
  model: string
  format: string
  language: string | null
  fileName: string
  type: string
  bytes: number
  sha256: string
  authorization: string | undefined
  startedAt: number
  endedAt: number | null
}

/** How to answer a transcription; `status` 200 unless said. */
export interface TranscriptionReply {
  delayMs?: number
  status?: number
  body: unknown
}

export type TranscriptionScript = (call: TranscriptionCall) => TranscriptionReply

/** Reads a request of `/audio/transcriptions` strictly: a form with a file, a model and a known form of answer. */
export async function readTranscription(request: IncomingMessage, index: number): Promise<TranscriptionCall> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const type = request.headers['content-type'] ?? ''
  const form = await new Response(Buffer.concat(chunks), { headers: { 'content-type': type } }).formData()
  const file = form.get('file')
  const model = form.get('model')
  if (!(file instanceof File) || typeof model !== 'string')
    throw new Error('A form without a file or a model')
  const bytes = Buffer.from(await file.arrayBuffer())
  const language = form.get('language')
  return {
    index,
    model,
    format: String(form.get('response_format') ?? 'json'),
    language: typeof language === 'string' ? language : null,
    fileName: file.name,
    type: file.type,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    authorization: request.headers.authorization,
    startedAt: Date.now(),
    endedAt: null,
  }
}

/** What a server refuses that has only simpler forms of answers. */
export const refusesForm = (format: string): TranscriptionReply => ({
  status: 400,
  body: {
    error: {
      message: `response_format '${format}' is not compatible with this model`,
      type: 'invalid_request_error',
      param: 'response_format',
      code: 'unsupported_value',
    },
  },
})

/** A verbose answer with these segments, as Whisper gives it. */
export const verbose = (segments: { start: number; end: number; text: string }[], more: object = {}) => ({
  task: 'transcribe',
  language: 'english',
  duration: segments.at(-1)?.end ?? 0,
  text: segments.map(({ text }) => text).join(' '),
  segments: segments.map((segment, id) => ({
    id,
    seek: 0,
    tokens: [],
    temperature: 0,
    avg_logprob: -0.2,
    compression_ratio: 1.4,
    no_speech_prob: 0.01,
    ...segment,
  })),
  ...more,
})
