import { z } from 'zod'
import { PictureStyleSchema } from '../../documents/picture.ts'
import { STORY_LIMITS } from '../../documents/story.ts'

/** The input of an `image_generation` job: the form, the route and the worker all import this. */
export const ImageInputSchema = z.strictObject({
  /** A story. */
  documentId: z.uuid(),
  /** Which segments; without it all of them. */
  segmentIds: z.array(z.string().min(1).max(64)).min(1).max(STORY_LIMITS.maxSegments).optional(),
  style: PictureStyleSchema.default('watercolour'),
  /** Draws anew what has the same picture already. */
  again: z.boolean().default(false),
})
export type ImageInput = z.infer<typeof ImageInputSchema>
