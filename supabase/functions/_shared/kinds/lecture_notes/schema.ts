import { z } from 'zod'
import { LanguageHintSchema } from '../../speech/language-hint.ts'

/**
 * The input of a `lecture_notes` job: the form, the route and the worker all import this. Notes are taken of a
 * transcript, or of a recording whose pieces are there; its transcript becomes a document of its own. `language` is what is spoken, where
 * its user says so.
 */
export const LectureNotesInputSchema = z.union(
  [
    z.strictObject({ transcriptId: z.uuid() }),
    z.strictObject({ mediaId: z.uuid(), language: LanguageHintSchema.optional() }),
  ],
  { error: 'Name a transcript (transcriptId) or a recording (mediaId), and not both.' },
)
export type LectureNotesInput = z.infer<typeof LectureNotesInputSchema>
