import type OpenAI from 'openai'
import { APIError } from 'openai'
import { FatalError, RetryableError } from '../engine/errors.ts'
import { Room } from '../speech/room.ts'
import { decodeBase64 } from '../text/base64.ts'
import { artistOf, type ModelConfig } from './config.ts'
import type { Artist } from './model.ts'
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

/** Replies that an isolate may be holding at once: text, what is parsed of it, and the bytes, of the largest there may be. */
const room = new Room(96 * 1024 * 1024)
const BYTES_A_REPLY = 20 * 1024 * 1024

/** Has a picture drawn; its bytes as they came, which nobody has looked at yet. */
export async function draw(
  { client, config, meter, signal, beforeCall }: Call,
  { prompt }: { prompt: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const artist = artistOf(config)
  if (!artist) throw cannotDraw(config)
  await beforeCall()
  const leave = await room.take(BYTES_A_REPLY, signal)
  const startedAt = performance.now()
  const timeout = AbortSignal.timeout(config.timeoutMs)
  try {
    const reply = await client.images.generate(bodyFor(artist, prompt), {
      signal: AbortSignal.any([signal, timeout]),
    })
    meter.add({
      model: artist.name,
      inputTokens: reply.usage?.input_tokens ?? 0,
      outputTokens: reply.usage?.output_tokens ?? 0,
      milliseconds: performance.now() - startedAt,
      dollars: config.pricePerPicture,
    })
    return bytesOf(reply)
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (refusesToDraw(error)) {
      const message = 'The model server does not draw what is described for this picture.'
      throw new FatalError('picture_refused', message, { cause: error })
    }
    const drawn = { ...config, model: artist.name }
    throw describeModelError(error, drawn, timeout.aborted, 'OPENAI_IMAGE_MODEL')
  } finally {
    leave()
  }
}

/** Why nothing can be drawn: what to set. */
export function cannotDraw({ apiKey, imageModel }: Pick<ModelConfig, 'apiKey' | 'imageModel'>): FatalError {
  if (imageModel === null) {
    const message =
      'The offline model cannot draw; set OPENAI_API_KEY, or OPENAI_IMAGE_MODEL with OPENAI_BASE_URL.'
    return new FatalError('model_offline_cannot', message)
  }
  const what = apiKey === null ? 'set OPENAI_API_KEY or OPENAI_BASE_URL' : 'set OPENAI_IMAGE_MODEL'
  return new FatalError('model_not_configured', `No model is set up: ${what}.`)
}

/** How servers say that they do not draw this; told by the code alone, for their words differ. */
const REFUSALS = new Set([
  'moderation_blocked',
  'content_policy_violation',
  'content_filter',
  'contentFilter',
])

function refusesToDraw(error: unknown): boolean {
  return error instanceof APIError && typeof error.code === 'string' && REFUSALS.has(error.code)
}

/** OpenAI's own models answer with bytes always, and take a format; others have to be asked for bytes, and know nothing else. */
const IS_GPT_IMAGE = /(^|\/)(chat)?gpt-image/

function bodyFor({ name, size }: Artist, prompt: string): OpenAI.ImageGenerateParamsNonStreaming {
  const body = { model: name, prompt, n: 1, size }
  return IS_GPT_IMAGE.test(name)
    ? { ...body, quality: 'medium', output_format: 'jpeg', output_compression: 85 }
    : { ...body, response_format: 'b64_json' }
}

function bytesOf({ data }: OpenAI.ImagesResponse): Uint8Array<ArrayBuffer> {
  const [first] = Array.isArray(data) ? data : []
  // An address is not followed: where it leads to is the server's to choose.
  if (first?.url && !first.b64_json) {
    throw new FatalError(
      'drawing_unreadable',
      'The model server sends an address where a picture was asked for.',
    )
  }
  const bytes = typeof first?.b64_json === 'string' ? decodeBase64(first.b64_json) : null
  if (bytes) return bytes
  throw new RetryableError('drawing_unreadable', 'The model server sent an answer without a picture in it.')
}
