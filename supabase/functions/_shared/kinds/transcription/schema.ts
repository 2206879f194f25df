import { z } from 'zod'
import { LanguageHintSchema } from '../../speech/language-hint.ts'

/** The input of a `transcription` job: a recording whose pieces are there, and what is spoken where its user says so. */
export const TranscriptionInputSchema = z.strictObject({
  mediaId: z.uuid(),
  language: LanguageHintSchema.optional(),
})
export type TranscriptionInput = z.infer<typeof TranscriptionInputSchema>
