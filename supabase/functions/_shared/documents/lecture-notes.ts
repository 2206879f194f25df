import { z } from 'zod'

export const NOTES_LIMITS = {
  maxSummaryLength: 4_000,
  maxTextLength: 1_000,
  maxHeadingLength: 200,
  maxSections: 2_000,
  maxNotes: 2_000,
  maxTakeaways: 12,
  /** Of a note that several parts have in common; what one reply cites is less. */
  maxLines: 400,
} as const

const Id = z.string().min(1).max(64)
const Text = z.string().max(NOTES_LIMITS.maxTextLength)
const Line = z.number().int().min(1)

/** Where a note comes from. What a job wrote rests on lines; what the user typed has none. */
const rests = {
  /** Lines of the transcript, counted from 1. */
  lines: z.array(Line).max(NOTES_LIMITS.maxLines),
  /** Seconds into the recording at which the first of them begins; null where the transcript has no times. */
  start: z.number().min(0).nullable(),
}

export const NoteSchema = z.strictObject({ id: Id, text: Text, ...rests })
export type Note = z.infer<typeof NoteSchema>

export const NotesSectionSchema = z.strictObject({
  id: Id,
  heading: z.string().max(NOTES_LIMITS.maxHeadingLength),
  start: rests.start,
  points: z.array(NoteSchema).max(NOTES_LIMITS.maxNotes),
})
export type NotesSection = z.infer<typeof NotesSectionSchema>

export const DefinitionSchema = z.strictObject({
  id: Id,
  term: z.string().max(NOTES_LIMITS.maxHeadingLength),
  meaning: Text,
  ...rests,
})
export type Definition = z.infer<typeof DefinitionSchema>

export const QuestionSchema = z.strictObject({ id: Id, question: Text, answer: Text, ...rests })
export type Question = z.infer<typeof QuestionSchema>

/** The content of a `lecture_notes` document. */
export const LectureNotesSchema = z.strictObject({
  /** What it was made from. Its title is kept, for when it is gone. */
  transcript: z.strictObject({ id: z.uuid(), title: z.string().max(200) }),
  /** The recording that the times belong to. */
  mediaId: z.uuid().optional(),
  /** Who wrote it; `offline` is always shown on the page. */
  model: z.strictObject({ name: z.string().max(200), offline: z.boolean() }),
  summary: z.string().max(NOTES_LIMITS.maxSummaryLength),
  takeaways: z.array(NoteSchema).max(NOTES_LIMITS.maxTakeaways),
  sections: z.array(NotesSectionSchema).max(NOTES_LIMITS.maxSections),
  definitions: z.array(DefinitionSchema).max(NOTES_LIMITS.maxNotes),
  questions: z.array(QuestionSchema).max(NOTES_LIMITS.maxNotes),
  /** Parts in which nothing was said that is worth a note: from line to line, and what they are instead. */
  leftOut: z
    .array(z.strictObject({ from: Line, to: Line, start: rests.start, about: z.string().max(200) }))
    .max(1_000),
})
export type LectureNotes = z.infer<typeof LectureNotesSchema>

/** The lines of the transcript that a section rests on, each once and in order. */
export function linesOf({ points }: Pick<NotesSection, 'points'>): number[] {
  return [...new Set(points.flatMap(({ lines }) => lines))].sort((a, b) => a - b)
}
