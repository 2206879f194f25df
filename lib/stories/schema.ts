import { StoryPictureSchema } from '@shared/documents/picture.ts'
import { z } from 'zod'

const Answers = z.record(z.string().max(64), z.number().int().min(0).max(5))

/** Where a reader of a story is, and which choice they took for each question, by its id. */
export const ReadingProgressSchema = z.object({ segmentId: z.string().nullable(), answers: Answers })
export type ReadingProgress = z.infer<typeof ReadingProgressSchema>

/** What is new of it; what is not named stays as it is. */
export const KeepProgressSchema = z
  .strictObject({
    segmentId: z.string().min(1).max(64).optional(),
    answers: Answers.optional(),
  })
  .refine((known) => Object.keys(known).length > 0, 'Say where the reader is, or what they answered.')
export type KeepProgress = z.infer<typeof KeepProgressSchema>

/** A picture that was not drawn when it was last asked for, and why. */
export const RefusedPictureSchema = z.object({
  segmentId: z.string(),
  jobId: z.uuid(),
  code: z.string(),
  message: z.string(),
})
export type RefusedPicture = z.infer<typeof RefusedPictureSchema>

/** What there is to see in a story: at most one picture a segment. */
export const StoryPicturesSchema = z.object({
  pictures: z.array(StoryPictureSchema),
  refused: z.array(RefusedPictureSchema),
})
export type StoryPictures = z.infer<typeof StoryPicturesSchema>
