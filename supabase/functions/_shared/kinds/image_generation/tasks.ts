import { z } from 'zod'
import { PICTURE_LIMITS, StoryPictureSchema } from '../../documents/picture.ts'
import { FatalError } from '../../engine/errors.ts'
import { CharacterSheetSchema } from '../../pictures/character-sheet.ts'
import { MAX_DRAW_PROMPT } from '../../pictures/prompt.ts'
import { LanguageCodeSchema } from '../../stories/languages.ts'

const Key = z.string().length(64)
const Id = z.string().min(1).max(64)

/** What `plan` stores: how the story looks, and how many of the pictures that were asked for are there already. */
export const PlanOutputSchema = z.strictObject({
  sheet: CharacterSheetSchema,
  pictures: z.number().int(),
  known: z.number().int(),
})
export type PlanOutput = z.infer<typeof PlanOutputSchema>

/** A segment whose picture is missing, as it stands now. */
const SketchSchema = z.strictObject({
  segmentId: Id,
  /** Its place in the story, from 0. */
  place: z.number().int().min(0),
  key: Key,
  text: z.string(),
  translation: z.string(),
  imagePrompt: z.string(),
})
export type Sketch = z.infer<typeof SketchSchema>

/** The input of a `describe` task: some segments, and all that their pictures have in common. */
export const DescribeTaskSchema = z.strictObject({
  sheet: CharacterSheetSchema,
  /** Of the alternative text. */
  language: LanguageCodeSchema,
  sketches: z.array(SketchSchema).min(1),
})
export type DescribeTask = z.infer<typeof DescribeTaskSchema>

/** The input of a `draw` task: one picture. */
export const DrawTaskSchema = z.strictObject({
  segmentId: Id,
  key: Key,
  prompt: z.string().min(1).max(MAX_DRAW_PROMPT),
  alt: z.string().min(1).max(PICTURE_LIMITS.maxAlt),
})
export type DrawTask = z.infer<typeof DrawTaskSchema>

/** What `draw` stores: the picture, whose bytes lie in Storage; or why there is none. The database reads it, too. */
export const DrawOutputSchema = z.strictObject({
  segmentId: Id,
  picture: StoryPictureSchema.nullable(),
  refused: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
})
export type DrawOutput = z.infer<typeof DrawOutputSchema>

/** The input of a task, which an older version of the product may have planned. */
export function planned<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const message = 'This part was planned by an older version of the product. Start the job again.'
  throw new FatalError('input_outdated', message, { cause: parsed.error })
}
