import { z } from 'zod'
import { hearingOptions } from '../speech/hearing-options.ts'

/**
 * What a kind reads that rests on what was said: a transcript, or a recording whose pieces are there; its transcript
 * becomes a document of its own. Its options say how it is to be heard.
 */
export const TranscriptSourceSchema = z.union(
  [z.strictObject({ transcriptId: z.uuid() }), z.strictObject({ mediaId: z.uuid(), ...hearingOptions })],
  { error: 'Name a transcript (transcriptId) or a recording (mediaId), and not both.' },
)
export type TranscriptSource = z.infer<typeof TranscriptSourceSchema>
