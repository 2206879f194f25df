import type OpenAI from 'openai'
import { FatalError, RetryableError } from '../engine/errors.ts'
import { isRealtime, type ModelConfig } from './config.ts'
import type { SpeakRequest } from './model.ts'
import { describeModelError } from './model-errors.ts'
import { RealtimeClosed } from './realtime-session.ts'
import { readAloud } from './speak-realtime.ts'
import type { UsageMeter } from './usage.ts'

interface Call {
  /** Of the server that speaks. */
  client: OpenAI
  config: ModelConfig
  meter: UsageMeter
  signal: AbortSignal
  /** Awaited before each request. */
  beforeCall: () => Promise<void>
}

/** Has a text spoken; the bytes of a WAV file, for plain samples alone can be joined exactly. */
export async function speak(
  { client, config, meter, signal, beforeCall }: Call,
  request: SpeakRequest,
): Promise<Uint8Array> {
  const { model, apiKey } = config.speech
  if (apiKey === null) {
    const message = 'No model is set up: set OPENAI_API_KEY, OPENAI_BASE_URL or OPENAI_SPEECH_BASE_URL.'
    throw new FatalError('model_not_configured', message)
  }
  await beforeCall()
  signal.throwIfAborted()
  const startedAt = performance.now()
  const timeout = AbortSignal.timeout(config.timeoutMs)
  const either = AbortSignal.any([signal, timeout])
  try {
    const { wav, inputTokens, outputTokens } = isRealtime(model)
      ? await readAloud({ ...config.speech, apiKey, model }, request, either)
      : await askEndpoint(client, model, request, either)
    const { pricePerMillionCharacters: price } = config
    meter.add({
      model,
      inputTokens,
      outputTokens,
      milliseconds: performance.now() - startedAt,
      dollars: price === null ? null : (price * request.text.length) / 1_000_000,
    })
    return wav
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (error instanceof RealtimeClosed && !timeout.aborted)
      throw new RetryableError('model_unreachable', 'The connection to the model broke.', { cause: error })
    throw describeModelError(error, { ...config, model }, timeout.aborted, 'OPENAI_SPEECH_MODEL')
  }
}

async function askEndpoint(
  client: OpenAI,
  model: string,
  { text, voice, speed }: SpeakRequest,
  signal: AbortSignal,
) {
  const body = { model, input: text, voice, speed, response_format: 'wav' } as const
  const response = await client.audio.speech.create(body, { signal })
  return { wav: new Uint8Array(await response.arrayBuffer()), inputTokens: 0, outputTokens: 0 }
}
