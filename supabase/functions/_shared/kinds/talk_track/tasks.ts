import { z } from 'zod'
import { SlideScriptSchema } from '../../documents/talk-track.ts'

/** How many slides one `write` task is given. */
export const SLIDES_PER_TASK = 10

/** A slide as the model is shown it; `number` counts the visible slides from 1. */
const MaterialSlideSchema = z.strictObject({
  id: z.string(),
  number: z.number().int().min(1),
  title: z.string(),
  body: z.string(),
  notes: z.string(),
})
export type MaterialSlide = z.infer<typeof MaterialSlideSchema>

/** The slide before or after a task's own, for a transition across the border. */
const NeighbourSchema = z.strictObject({ number: z.number().int(), title: z.string(), body: z.string() })
export type Neighbour = z.infer<typeof NeighbourSchema>

/** The input of a `write` task: all it needs, so that it reads nothing more. */
export const WriteTaskSchema = z.strictObject({
  deckTitle: z.string(),
  total: z.number().int().min(1),
  outline: z.array(z.string()),
  before: NeighbourSchema.nullable(),
  slides: z.array(MaterialSlideSchema).min(1).max(SLIDES_PER_TASK),
  after: NeighbourSchema.nullable(),
})
export type WriteTask = z.infer<typeof WriteTaskSchema>

/** What `plan` stores: the deck as it was when the job began. `save` holds the scripts against it. */
export const PlanOutputSchema = z.strictObject({
  deckTitle: z.string(),
  deckRevision: z.number().int(),
  slides: z.array(z.strictObject({ id: z.string(), title: z.string() })).min(1),
  hiddenSlides: z.number().int(),
})
export type PlanOutput = z.infer<typeof PlanOutputSchema>

/** What `write` stores. The page shows `scripts` while the rest is being written. */
export const WriteOutputSchema = z.strictObject({
  scripts: z.array(SlideScriptSchema).min(1),
  model: z.strictObject({ name: z.string(), offline: z.boolean() }),
})
export type WriteOutput = z.infer<typeof WriteOutputSchema>
