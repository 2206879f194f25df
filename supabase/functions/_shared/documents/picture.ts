import { z } from 'zod'

/** What pictures can be drawn as. Their words for whoever draws are in `_shared/pictures/prompt.ts`. */
export const PICTURE_STYLES = ['watercolour', 'ink', 'storybook', 'comic', 'flat', 'photo'] as const
export const PictureStyleSchema = z.enum(PICTURE_STYLES)
export type PictureStyle = z.infer<typeof PictureStyleSchema>

/** What the bytes of a picture may be; everything that shows or exports one knows these. */
export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const
export type PictureType = (typeof PICTURE_TYPES)[number]

export const PICTURE_LIMITS = {
  maxBytes: 6 * 1024 * 1024,
  maxPixels: 16_000_000,
  minSide: 64,
  maxSide: 8_192,
  maxAlt: 400,
} as const

/** A picture of a segment, without its bytes. */
export const StoryPictureSchema = z.object({
  id: z.uuid(),
  segmentId: z.string(),
  /** One that no version of this product has any more is still a picture. */
  style: z.string(),
  /** What it shows, in the language of the translation; never empty. */
  alt: z.string(),
  type: z.enum(PICTURE_TYPES),
  width: z.number().int(),
  height: z.number().int(),
  bytes: z.number().int(),
  /** The job that drew it. */
  jobId: z.uuid(),
})
export type StoryPicture = z.infer<typeof StoryPictureSchema>
