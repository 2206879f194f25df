import type OpenAI from 'openai'
import { FatalError, RetryableError } from '../engine/errors.ts'
import type { ModelConfig } from './config.ts'
import type { Heard, TranscribeRequest } from './model.ts'
import { describeModelError, refusesFormat } from './model-errors.ts'
import { HEARD_FORMATS, type HeardFormat, readHeard } from './read-heard.ts'
import { streamedForm } from './streamed-form.ts'
import type { UsageMeter } from './usage.ts'

interface Call {
  client: OpenAI
  config: ModelConfig
  meter: UsageMeter
  signal: AbortSignal
  beforeCall: () => Promise<void>
}

/** Which form of answer a server gives, by base URL and model; learnt once an isolate. */
const knownFormats = new Map<string, HeardFormat>()

const EXTENSIONS: Record<string, string> = {
  'audio/flac': 'flac',
  'audio/mp4': 'm4a',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'audio/webm': 'webm',
}

/** Asks for what is said, with times where the server tells them, and else for the words alone. */
export async function transcribe(call: Call, request: TranscribeRequest): Promise<Heard> {
  const { config } = call
  const model = config.transcriptionModel
  if (model === null) {
    const message =
      'The offline model cannot hear; set OPENAI_API_KEY, or OPENAI_TRANSCRIPTION_MODEL with OPENAI_BASE_URL.'
    throw new FatalError('model_offline_cannot', message)
  }
  if (config.apiKey === null)
    throw new FatalError('model_not_configured', 'No model is set up: set OPENAI_API_KEY or OPENAI_BASE_URL.')
  const server = `${config.baseUrl} ${model}`
  const first = knownFormats.get(server) ?? (/diari/i.test(model) ? 'diarized_json' : 'verbose_json')
  for (const format of [first, ...HEARD_FORMATS.filter((other) => other !== first)]) {
    const answer = await once(call, model, request, format)
    if (answer === 'refuses_format') continue
    const heard = readHeard(answer)
    if (!heard)
      throw new RetryableError('model_reply_wrong_shape', 'The model did not answer with a transcript.')
    knownFormats.set(server, format)
    return { ...heard, model }
  }
  throw new FatalError(
    'model_request_rejected',
    'The model server writes down speech in no form that is known.',
  )
}

async function once(
  { client, config, meter, signal, beforeCall }: Call,
  model: string,
  { open, bytes, type, seconds, language }: TranscribeRequest,
  format: HeardFormat,
): Promise<unknown> {
  await beforeCall()
  signal.throwIfAborted()
  const startedAt = performance.now()
  const timeout = AbortSignal.timeout(config.timeoutMs)
  const fields = {
    model,
    response_format: format,
    ...(format === 'verbose_json' && { 'timestamp_granularities[]': 'segment' }),
    ...(format === 'diarized_json' && { chunking_strategy: 'auto' }),
    ...(language && { language }),
  }
  // The client's own form holds the sound, and copies it on its way: several times its size for each piece.
  const form = streamedForm(fields, { name: `piece.${EXTENSIONS[type] ?? 'bin'}`, type, bytes, open })
  try {
    const answer: unknown = await client.post('/audio/transcriptions', {
      body: form.body,
      headers: { 'content-type': form.contentType },
      signal: AbortSignal.any([signal, timeout]),
    })
    const { pricePerMinute } = config
    meter.add({
      model,
      ...tokensOf(answer),
      milliseconds: performance.now() - startedAt,
      dollars: pricePerMinute === null ? null : (pricePerMinute * seconds) / 60,
    })
    return answer
  } catch (error) {
    if (signal.aborted) throw signal.reason
    const failure = form.failure()
    if (failure !== null && !timeout.aborted) throw failure
    if (format !== 'json' && refusesFormat(error)) return 'refuses_format'
    throw describeModelError(error, { ...config, model }, timeout.aborted, 'OPENAI_TRANSCRIPTION_MODEL')
  }
}

function tokensOf(answer: unknown): { inputTokens: number; outputTokens: number } {
  const usage = (answer as { usage?: { input_tokens?: number; output_tokens?: number } } | null)?.usage
  return { inputTokens: usage?.input_tokens ?? 0, outputTokens: usage?.output_tokens ?? 0 }
}
