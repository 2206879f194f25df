import { z } from 'zod'
import { StorySegmentSchema } from '../../documents/story.ts'

const ModelSchema = z.strictObject({ name: z.string(), offline: z.boolean() })
const CharacterSchema = z.strictObject({ name: z.string(), reading: z.string(), look: z.string() })
export type PlannedCharacter = z.infer<typeof CharacterSchema>

/** What `plan` stores: title, who is in it, and what happens in each segment. */
export const PlanOutputSchema = z.strictObject({
  title: z.string(),
  titleTranslation: z.string(),
  characters: z.array(CharacterSchema),
  happens: z.array(z.string()).min(1),
  model: ModelSchema,
})
export type PlanOutput = z.infer<typeof PlanOutputSchema>

/** The input of a `write` task: the whole plan, and which segment of it, from 0. */
export const WriteTaskSchema = z.strictObject({
  plan: PlanOutputSchema.omit({ model: true }),
  segment: z.number().int().min(0),
})
export type WriteTask = z.infer<typeof WriteTaskSchema>

/** What `write` stores. The page shows it while the rest is being written. */
export const WriteOutputSchema = z.strictObject({ segment: StorySegmentSchema, model: ModelSchema })
export type WriteOutput = z.infer<typeof WriteOutputSchema>
