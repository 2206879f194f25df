import { z } from 'zod'
import { VoiceSchema } from '../documents/narration.ts'
import { type Env, withoutBlanks } from '../engine/config.ts'
import type { Artist, Speaker } from './model.ts'
import { OFFLINE_MODEL, OFFLINE_VOICES } from './offline-name.ts'

const DEFAULT_MODEL = 'gpt-5.4-mini'
/** It alone tells the times of what is said in the plain way that most servers speak. */
const DEFAULT_TRANSCRIPTION_MODEL = 'whisper-1'
/** What OpenAI names as the successor of its models behind `/audio/speech`, which end on 6 January 2027. */
const DEFAULT_SPEECH_MODEL = 'gpt-realtime-2.1-mini'
/** Of other servers, which speak by `/audio/speech`; many take this name for whatever they have. */
const OTHERS_SPEECH_MODEL = 'gpt-4o-mini-tts'
/** OpenAI's, as its API names them. */
const REALTIME_VOICES = 'alloy,ash,ballad,cedar,coral,echo,marin,sage,shimmer,verse'
const SPEECH_VOICES = 'alloy,ash,ballad,cedar,coral,echo,fable,marin,nova,onyx,sage,shimmer,verse'
/** Small and quick, of those that keep to what is described. */
const DEFAULT_IMAGE_MODEL = 'gpt-image-2.5-flare'
const DEFAULT_BASE_URL = 'https://api.openai.com/v1'

/** For servers that ask for none. */
const NO_KEY = 'no-key-needed'

const price = z.coerce.number().min(0).optional()

const ModelEnvSchema = z.object({
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: z.url().optional(),
  OPENAI_MODEL: z.string().max(200).optional(),
  OPENAI_TRANSCRIPTION_MODEL: z.string().max(200).optional(),
  OPENAI_SPEECH_MODEL: z.string().max(200).optional(),
  /** Where that model is, when it is not where the others are. The key of the others is not sent there. */
  OPENAI_SPEECH_BASE_URL: z.url().optional(),
  OPENAI_SPEECH_API_KEY: z.string().optional(),
  /** Names, with commas between them. */
  OPENAI_SPEECH_VOICES: z
    .string()
    .optional()
    .transform((names) => names?.split(',').map((name) => name.trim()))
    .pipe(z.array(VoiceSchema).min(1).max(200).optional()),
  OPENAI_IMAGE_MODEL: z.string().max(200).optional(),
  /** Width and height in pixels, as the model takes them. */
  OPENAI_IMAGE_SIZE: z
    .string()
    .regex(/^[1-9]\d{2,3}x[1-9]\d{2,3}$/, 'It is said as 1024x1024.')
    .optional(),
  MODEL_TIMEOUT_SECONDS: z.coerce.number().positive().max(600).default(90),
  /** US dollars for a million tokens; without them no cost is shown. */
  OPENAI_PRICE_INPUT_PER_MILLION: price,
  OPENAI_PRICE_OUTPUT_PER_MILLION: price,
  /** US dollars for a minute of sound. */
  OPENAI_PRICE_TRANSCRIPTION_PER_MINUTE: price,
  /** US dollars for a million characters that are spoken. */
  OPENAI_PRICE_SPEECH_PER_MILLION_CHARACTERS: price,
  /** US dollars for a picture. */
  OPENAI_PRICE_PER_PICTURE: price,
})

/** What speaks, and where. */
export interface SpeechConfig {
  /** Null: nothing says where it is. */
  apiKey: string | null
  baseUrl: string
  /** One with "realtime" in its name is asked over the Realtime API, others by `/audio/speech`. */
  model: string
  voices: readonly string[]
}

export interface ModelConfig {
  /** Null: nothing says where a model is, so every call fails with the sentence that says what to set. */
  apiKey: string | null
  baseUrl: string
  model: string
  offline: boolean
  /** What hears; null where nothing does, because the offline model is all there is. */
  transcriptionModel: string | null
  speech: SpeechConfig
  /** What draws; null where nothing does. */
  imageModel: string | null
  /** `1536x1024`. */
  imageSize: string
  timeoutMs: number
  prices: { input: number; output: number } | null
  pricePerMinute: number | null
  pricePerMillionCharacters: number | null
  pricePerPicture: number | null
}

/**
 * Reads where the model is. With a key alone it is OpenAI; with a base URL alone a server that asks for no key,
 * such as the stack's own offline model.
 */
export function readModelConfig(env: Env): ModelConfig {
  const parsed = ModelEnvSchema.safeParse(withoutBlanks(env))
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The model's environment is wrong. ${wrong.join('; ')}`)
  }
  const { OPENAI_API_KEY: key, OPENAI_BASE_URL: baseUrl, ...rest } = parsed.data
  const model = rest.OPENAI_MODEL ?? (key ? DEFAULT_MODEL : OFFLINE_MODEL)
  const input = rest.OPENAI_PRICE_INPUT_PER_MILLION
  const output = rest.OPENAI_PRICE_OUTPUT_PER_MILLION
  const imageModel = rest.OPENAI_IMAGE_MODEL ?? (model === OFFLINE_MODEL ? null : DEFAULT_IMAGE_MODEL)
  const apiKey = key ?? (baseUrl ? NO_KEY : null)
  return {
    apiKey,
    baseUrl: withoutSlash(baseUrl ?? DEFAULT_BASE_URL),
    model,
    offline: model === OFFLINE_MODEL,
    transcriptionModel:
      rest.OPENAI_TRANSCRIPTION_MODEL ?? (model === OFFLINE_MODEL ? null : DEFAULT_TRANSCRIPTION_MODEL),
    speech: speechOf(parsed.data, apiKey, model === OFFLINE_MODEL),
    imageModel,
    // Every model draws squares; OpenAI's also what a page is wide for.
    imageSize: rest.OPENAI_IMAGE_SIZE ?? (/gpt-image/.test(imageModel ?? '') ? '1536x1024' : '1024x1024'),
    timeoutMs: rest.MODEL_TIMEOUT_SECONDS * 1_000,
    prices: input === undefined || output === undefined ? null : { input, output },
    pricePerMinute: rest.OPENAI_PRICE_TRANSCRIPTION_PER_MINUTE ?? null,
    pricePerMillionCharacters: rest.OPENAI_PRICE_SPEECH_PER_MILLION_CHARACTERS ?? null,
    pricePerPicture: rest.OPENAI_PRICE_PER_PICTURE ?? null,
  }
}

function speechOf(
  env: z.output<typeof ModelEnvSchema>,
  apiKey: string | null,
  offline: boolean,
): SpeechConfig {
  const ownUrl = env.OPENAI_SPEECH_BASE_URL
  const ownKey = env.OPENAI_SPEECH_API_KEY
  // A key that only speaks is no key of the offline model's: it is OpenAI's, where nothing else is said.
  const others = offline && ownKey !== undefined ? undefined : env.OPENAI_BASE_URL
  const baseUrl = withoutSlash(ownUrl ?? others ?? DEFAULT_BASE_URL)
  const isOpenAi = baseUrl === DEFAULT_BASE_URL
  const usual = isOpenAi ? DEFAULT_SPEECH_MODEL : OTHERS_SPEECH_MODEL
  const hasOwn = ownUrl !== undefined || ownKey !== undefined
  const model = env.OPENAI_SPEECH_MODEL ?? (offline && !hasOwn ? OFFLINE_MODEL : usual)
  return {
    apiKey: ownKey ?? (ownUrl === undefined ? apiKey : NO_KEY),
    baseUrl,
    model,
    voices: env.OPENAI_SPEECH_VOICES ?? voicesOf(model),
  }
}

function voicesOf(model: string): readonly string[] {
  if (model === OFFLINE_MODEL) return OFFLINE_VOICES
  return (isRealtime(model) ? REALTIME_VOICES : SPEECH_VOICES).split(',')
}

/** Whether a model that speaks is asked over the Realtime API. */
export function isRealtime(model: string): boolean {
  return model.includes('realtime')
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '')
}

/** Who speaks, by the configuration; null where nobody does. */
export function speakerOf({ speech: { apiKey, baseUrl, model, voices } }: ModelConfig): Speaker | null {
  return apiKey === null ? null : { name: model, server: baseUrl, voices }
}

/** Who draws, by the configuration; null where nobody does. */
export function artistOf({ apiKey, baseUrl, imageModel, imageSize }: ModelConfig): Artist | null {
  return apiKey === null || imageModel === null
    ? null
    : { name: imageModel, server: baseUrl, size: imageSize }
}
