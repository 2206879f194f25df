import { z } from 'zod'

/** The input of a `transcription` job: a recording whose pieces are there. */
export const TranscriptionInputSchema = z.strictObject({ mediaId: z.uuid() })
export type TranscriptionInput = z.infer<typeof TranscriptionInputSchema>
