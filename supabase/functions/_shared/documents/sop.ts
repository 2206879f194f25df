import { z } from 'zod'

export const SOP_LIMITS = {
  maxStatementLength: 4_000,
  maxTextLength: 1_000,
  maxHeadingLength: 200,
  maxChapters: 2_000,
  maxSteps: 2_000,
  maxRemarks: 40,
  maxNotes: 2_000,
  maxKeyPoints: 12,
  /** Of what several parts have in common; what one reply cites is less. */
  maxLines: 400,
} as const

const Id = z.string().min(1).max(64)
const Text = z.string().max(SOP_LIMITS.maxTextLength)
const Line = z.number().int().min(1)
const Statement = z.string().max(SOP_LIMITS.maxStatementLength)

/** Where something comes from. What a job wrote rests on lines; what the user typed has none. */
const rests = {
  /** Lines of the transcript, counted from 1. */
  lines: z.array(Line).max(SOP_LIMITS.maxLines),
  /** Seconds into the recording at which the first of them begins; null where the transcript has no times. */
  start: z.number().min(0).nullable(),
}

export const SopNoteSchema = z.strictObject({ id: Id, text: Text, ...rests })
export type SopNote = z.infer<typeof SopNoteSchema>

/** One thing to do, with what to beware of and how one sees that it is done. */
export const SopStepSchema = z.strictObject({
  id: Id,
  text: Text,
  ...rests,
  warnings: z.array(SopNoteSchema).max(SOP_LIMITS.maxRemarks),
  checks: z.array(SopNoteSchema).max(SOP_LIMITS.maxRemarks),
})
export type SopStep = z.infer<typeof SopStepSchema>

/** A stretch of the recording. Its steps are numbered on from those of the chapter before; it may have none. */
export const ChapterSchema = z.strictObject({
  id: Id,
  heading: z.string().max(SOP_LIMITS.maxHeadingLength),
  ...rests,
  steps: z.array(SopStepSchema).max(SOP_LIMITS.maxSteps),
})
export type Chapter = z.infer<typeof ChapterSchema>

export const TroubleSchema = z.strictObject({ id: Id, problem: Text, remedy: Text, ...rests })
export type Trouble = z.infer<typeof TroubleSchema>

/** A question to a learner, with the answer that theirs is held against. */
export const CheckpointSchema = z.strictObject({ id: Id, question: Text, answer: Text, ...rests })
export type Checkpoint = z.infer<typeof CheckpointSchema>

/** The content of an `sop` document: a training made of what was shown and said. */
export const SopSchema = z.strictObject({
  /** What it was made from. Its title is kept, for when it is gone. */
  transcript: z.strictObject({ id: z.uuid(), title: z.string().max(200) }),
  /** The recording that the times belong to. */
  mediaId: z.uuid().optional(),
  /** Who wrote it; `offline` is always shown on the page. */
  model: z.strictObject({ name: z.string().max(200), offline: z.boolean() }),
  /** What it is for, and what it covers; empty where nobody says so. */
  purpose: Statement,
  scope: Statement,
  roles: z.array(SopNoteSchema).max(SOP_LIMITS.maxNotes),
  materials: z.array(SopNoteSchema).max(SOP_LIMITS.maxNotes),
  chapters: z.array(ChapterSchema).max(SOP_LIMITS.maxChapters),
  troubles: z.array(TroubleSchema).max(SOP_LIMITS.maxNotes),
  keyPoints: z.array(SopNoteSchema).max(SOP_LIMITS.maxKeyPoints),
  checkpoints: z.array(CheckpointSchema).max(SOP_LIMITS.maxNotes),
  /** Parts that hold nothing for a training: from line to line, and what they are instead. */
  leftOut: z
    .array(z.strictObject({ from: Line, to: Line, start: rests.start, about: z.string().max(200) }))
    .max(1_000),
})
export type Sop = z.infer<typeof SopSchema>

/** The steps of all chapters in order, each with the number that it is called by. */
export function numberedSteps({ chapters }: Pick<Sop, 'chapters'>): Map<string, number> {
  return new Map(chapters.flatMap(({ steps }) => steps).map(({ id }, index) => [id, index + 1]))
}
