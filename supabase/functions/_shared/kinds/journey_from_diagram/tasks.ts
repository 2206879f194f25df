import { z } from 'zod'
import { JOURNEY_ROWS, RegionSchema } from '../../documents/journey.ts'

export const LOOKS_LIKE = [
  'journey',
  'sequence_diagram',
  'other_diagram',
  'text_or_table',
  'photo',
  'unreadable',
] as const

const SeenEntrySchema = z.strictObject({
  row: z.enum(JOURNEY_ROWS),
  text: z.string(),
  score: z.number().int().nullable(),
  /** False where it is drawn and not written: a face, a point of a curve. */
  written: z.boolean(),
  region: RegionSchema,
})
export type SeenEntry = z.infer<typeof SeenEntrySchema>

const AboutSchema = z.strictObject({ text: z.string(), region: RegionSchema })

/** A question about a picture that shows no journey, for the user to answer. */
export const QuestionSchema = z.strictObject({
  looksLike: z.enum(LOOKS_LIKE),
  text: z.string(),
  choices: z.array(z.string()),
})
export type Question = z.infer<typeof QuestionSchema>

const ModelNameSchema = z.strictObject({ name: z.string(), offline: z.boolean() })

/** What `read` stores: what was seen, or a question. The page shows it while it is looked at again. */
export const ReadOutputSchema = z.strictObject({
  picture: z.strictObject({
    id: z.uuid(),
    name: z.string(),
    width: z.number().int(),
    height: z.number().int(),
  }),
  question: QuestionSchema.nullable(),
  title: z.string(),
  about: AboutSchema.nullable(),
  stages: z.array(
    z.strictObject({ title: z.string(), region: RegionSchema, entries: z.array(SeenEntrySchema) }),
  ),
  model: ModelNameSchema,
})
export type ReadOutput = z.infer<typeof ReadOutputSchema>
export type SeenStage = ReadOutput['stages'][number]

/** The result of a job that ended with a question and no document. */
export const AskedResultSchema = z.looseObject({ question: QuestionSchema })
