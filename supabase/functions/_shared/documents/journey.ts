import { z } from 'zod'

/** The rows of a journey, in the order in which they are read. */
export const JOURNEY_ROWS = [
  'steps',
  'touchpoints',
  'thoughts',
  'feelings',
  'painPoints',
  'opportunities',
] as const
export type JourneyRow = (typeof JOURNEY_ROWS)[number]

export const JOURNEY_LIMITS = {
  maxTranscripts: 20,
  maxStages: 60,
  maxEntries: 400,
  maxEntryLength: 500,
  maxQuoteLength: 400,
  maxSources: 12,
  maxPictures: 4,
} as const

const Id = z.string().min(1).max(64)

/** Where somebody said it: lines of a transcript, counted from 1, and the words. */
export const LineSourceSchema = z.strictObject({
  documentId: z.uuid(),
  lines: z.array(z.number().int().min(1)).min(1).max(20),
  quote: z.string().min(1).max(JOURNEY_LIMITS.maxQuoteLength),
})
export type LineSource = z.infer<typeof LineSourceSchema>

const fraction = z.number().min(0).max(1)

/** A part of a picture, in fractions of its width and height, from its top left corner. */
export const RegionSchema = z.strictObject({ x: fraction, y: fraction, w: fraction, h: fraction })
export type Region = z.infer<typeof RegionSchema>

/** Where it stands in a picture: the region, and the words in it as they are written; none where it is drawn. */
export const PictureSourceSchema = z.strictObject({
  mediaId: z.uuid(),
  region: RegionSchema,
  quote: z.string().max(JOURNEY_LIMITS.maxQuoteLength),
})
export type PictureSource = z.infer<typeof PictureSourceSchema>

export const JourneySourceSchema = z.union([LineSourceSchema, PictureSourceSchema])
export type JourneySource = z.infer<typeof JourneySourceSchema>

const sources = z.array(JourneySourceSchema).max(JOURNEY_LIMITS.maxSources)
const text = z.string().max(JOURNEY_LIMITS.maxEntryLength)

/** One thing in a cell. What a job wrote has sources; what the user typed has none. */
export const JourneyEntrySchema = z.strictObject({ id: Id, text, sources })
export type JourneyEntry = z.infer<typeof JourneyEntrySchema>

/** A feeling has a word and a score from −2 (awful) to 2 (wonderful). */
export const JourneyFeelingSchema = JourneyEntrySchema.extend({ score: z.number().int().min(-2).max(2) })
export type JourneyFeeling = z.infer<typeof JourneyFeelingSchema>

const cell = z.array(JourneyEntrySchema).max(JOURNEY_LIMITS.maxEntries)

/** A part of the way, with its cells. An empty cell is an empty list: nobody said anything for it. */
export const JourneyStageSchema = z.strictObject({
  id: Id,
  title: z.string().max(120),
  steps: cell,
  touchpoints: cell,
  thoughts: cell,
  feelings: z.array(JourneyFeelingSchema).max(JOURNEY_LIMITS.maxEntries),
  painPoints: cell,
  opportunities: cell,
})
export type JourneyStage = z.infer<typeof JourneyStageSchema>

/** The content of a `journey` document. */
export const JourneySchema = z.strictObject({
  /** Whose way it is; empty where the sources do not say. */
  about: z.strictObject({ text: z.string().max(300), sources }),
  /** What it was read from. Their titles are kept, for when one of them is gone. */
  transcripts: z
    .array(z.strictObject({ id: z.uuid(), title: z.string().max(200) }))
    .max(JOURNEY_LIMITS.maxTranscripts),
  /** The pictures it was read from, with their size in pixels. */
  pictures: z
    .array(
      z.strictObject({
        id: z.uuid(),
        name: z.string().max(255),
        width: z.number().int().min(1),
        height: z.number().int().min(1),
      }),
    )
    .max(JOURNEY_LIMITS.maxPictures)
    .default([]),
  /** Who wrote it; `offline` is always shown on the page. */
  model: z.strictObject({ name: z.string().max(200), offline: z.boolean() }),
  stages: z.array(JourneyStageSchema).min(1).max(JOURNEY_LIMITS.maxStages),
})
export type Journey = z.infer<typeof JourneySchema>

/** How a stage feels on the whole, from −2 to 2; null where nobody said. */
export function moodOf({ feelings }: Pick<JourneyStage, 'feelings'>): number | null {
  if (feelings.length === 0) return null
  return feelings.reduce((sum, { score }) => sum + score, 0) / feelings.length
}
