import type OpenAI from 'openai'
import { FatalError } from '../engine/errors.ts'
import type { ModelConfig } from './config.ts'
import type { SpeakRequest } from './model.ts'
import { describeModelError } from './model-errors.ts'
import type { UsageMeter } from './usage.ts'

interface Call {
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
  { text, voice, speed }: SpeakRequest,
): Promise<Uint8Array> {
  const model = config.speechModel
  if (model === null) {
    const message =
      'The offline model cannot speak; set OPENAI_API_KEY, or OPENAI_SPEECH_MODEL with OPENAI_BASE_URL.'
    throw new FatalError('model_offline_cannot', message)
  }
  if (config.apiKey === null)
    throw new FatalError('model_not_configured', 'No model is set up: set OPENAI_API_KEY or OPENAI_BASE_URL.')
  await beforeCall()
  signal.throwIfAborted()
  const startedAt = performance.now()
  const timeout = AbortSignal.timeout(config.timeoutMs)
  try {
    const response = await client.audio.speech.create(
      { model, input: text, voice, speed, response_format: 'wav' },
      { signal: AbortSignal.any([signal, timeout]) },
    )
    const bytes = new Uint8Array(await response.arrayBuffer())
    const { pricePerMillionCharacters: price } = config
    meter.add({
      model,
      inputTokens: 0,
      outputTokens: 0,
      milliseconds: performance.now() - startedAt,
      dollars: price === null ? null : (price * text.length) / 1_000_000,
    })
    return bytes
  } catch (error) {
    if (signal.aborted) throw signal.reason
    throw describeModelError(error, { ...config, model }, timeout.aborted, 'OPENAI_SPEECH_MODEL')
  }
}
