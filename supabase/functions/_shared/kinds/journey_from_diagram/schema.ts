import { z } from 'zod'

/** The input of a `journey_from_diagram` job: the form, the route and the worker all import this. */
export const DiagramInputSchema = z.strictObject({
  /** A picture of the project: png, jpg, webp or gif. A page of a PDF becomes one before it is stored. */
  mediaId: z.uuid(),
  /** What to look for, or whose way it is, in the user's words: material, never an instruction. */
  prompt: z.string().trim().max(1_000).default(''),
})
export type DiagramInput = z.infer<typeof DiagramInputSchema>
