import { type TranscriptSource, TranscriptSourceSchema } from '../../transcripts/source.ts'

/** The input of a `lecture_notes` job: the form, the route and the worker all import this. */
export const LectureNotesInputSchema = TranscriptSourceSchema
export type LectureNotesInput = TranscriptSource
