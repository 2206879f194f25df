import { z } from 'zod'

/**
 * The input of a `lecture_notes` job: the form, the route and the worker all import this. A recording will be a
 * `mediaId` in place of the transcript: its lines come from a stage before `notes`, which asks no more than lines.
 */
export const LectureNotesInputSchema = z.strictObject({ transcriptId: z.uuid() })
export type LectureNotesInput = z.infer<typeof LectureNotesInputSchema>
