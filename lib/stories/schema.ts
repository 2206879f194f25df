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
