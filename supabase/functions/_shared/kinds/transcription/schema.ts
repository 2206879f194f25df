import { z } from 'zod'
import { hearingOptions } from '../../speech/hearing-options.ts'

/** The input of a `transcription` job: a recording whose pieces are there, and how it is to be heard. */
export const TranscriptionInputSchema = z.strictObject({ mediaId: z.uuid(), ...hearingOptions })
export type TranscriptionInput = z.infer<typeof TranscriptionInputSchema>
