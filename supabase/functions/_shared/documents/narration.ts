import { z } from 'zod'

export const NARRATION_LIMITS = {
  /** Of all that is spoken: about two hours. */
  maxCharacters: 100_000,
  maxLines: 4_000,
  maxParts: 2_000,
  /** Of what is spoken at one go. */
  maxLineLength: 300,
} as const

/** What voices are called: `alloy`, `af_heart`, `en-US-Ava`. */
export const VoiceSchema = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}_+.:-]{0,99}$/u)

/** Against the usual pace. */
export const SpeedSchema = z.number().min(0.5).max(2)

/** A sentence and the sound of it. Lengths in samples of the narration's rate, so that every time is exact. */
export const NarrationLineSchema = z.strictObject({
  text: z.string().min(1).max(NARRATION_LIMITS.maxLineLength),
  /** The spoken piece that holds its sound. */
  piece: z.uuid(),
  samples: z.number().int().min(1),
  /** Silence after it. */
  pause: z.number().int().min(0),
})
export type NarrationLine = z.infer<typeof NarrationLineSchema>

/** What is spoken of one slide, chapter or segment. */
export const NarrationPartSchema = z.strictObject({
  /** Of the slide, chapter or segment. */
  id: z.string().min(1).max(64),
  title: z.string().max(500),
  lines: z.array(NarrationLineSchema).min(1),
})
export type NarrationPart = z.infer<typeof NarrationPartSchema>

/** The content of a `narration` document: a document read aloud. Its sound is the pieces one after the other. */
export const NarrationSchema = z.strictObject({
  /** What was read, as it was then. */
  source: z.strictObject({
    id: z.uuid(),
    type: z.string().max(40),
    title: z.string().max(200),
    revision: z.number().int().min(1),
  }),
  voice: VoiceSchema,
  speed: SpeedSchema,
  model: z.strictObject({ name: z.string().max(200), offline: z.boolean() }),
  /** Samples a second; one channel of 16 bits. */
  rate: z.number().int().min(8_000).max(96_000),
  parts: z.array(NarrationPartSchema).min(1).max(NARRATION_LIMITS.maxParts),
})
export type Narration = z.infer<typeof NarrationSchema>
