import { z } from 'zod'
import { hearingOptions } from '../../speech/hearing-options.ts'

/**
 * The input of a `lecture_notes` job: the form, the route and the worker all import this. Notes are taken of a
 * transcript, or of a recording whose pieces are there; its transcript becomes a document of its own. Its options say how it
 * is to be heard.
 */
export const LectureNotesInputSchema = z.union(
  [z.strictObject({ transcriptId: z.uuid() }), z.strictObject({ mediaId: z.uuid(), ...hearingOptions })],
  { error: 'Name a transcript (transcriptId) or a recording (mediaId), and not both.' },
)
export type LectureNotesInput = z.infer<typeof LectureNotesInputSchema>
