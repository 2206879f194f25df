import { z } from 'zod'

/** About 1,500 words of English, 3,000 characters of Chinese: bytes weigh the languages fairly enough. */
export const PIECE_BYTES = 9_000
export const PIECE_LINES = 240

const LineSchema = z.strictObject({
  line: z.number().int().min(1),
  start: z.number().nullable(),
  speaker: z.string().nullable(),
  text: z.string(),
})
export type PieceLine = z.infer<typeof LineSchema>

/** The input of a `notes` task: some lines of the transcript, and those just before them. */
export const NotesTaskSchema = z.strictObject({
  title: z.string(),
  piece: z.number().int().min(1),
  pieces: z.number().int().min(1),
  before: z.array(LineSchema),
  lines: z.array(LineSchema).min(1),
})
export type NotesTask = z.infer<typeof NotesTaskSchema>

/** What `plan` stores: the transcript, and the pieces that it is read in. */
export const PlanOutputSchema = z.strictObject({
  transcript: z.strictObject({ id: z.uuid(), title: z.string(), revision: z.number().int() }),
  mediaId: z.string().nullable(),
  pieces: z
    .array(
      z.strictObject({
        from: z.number().int(),
        to: z.number().int(),
        start: z.number().nullable(),
      }),
    )
    .min(1),
})
export type PlanOutput = z.infer<typeof PlanOutputSchema>

const rests = { lines: z.array(z.number().int().min(1)).min(1), start: z.number().nullable() }
const NoteSchema = z.strictObject({ text: z.string(), ...rests })

/** What `notes` stores. The page shows it while the rest is being read. */
export const NotesOutputSchema = z.strictObject({
  title: z.string(),
  summary: z.string(),
  sections: z.array(z.strictObject({ heading: z.string(), points: z.array(NoteSchema).min(1) })),
  takeaways: z.array(NoteSchema),
  definitions: z.array(z.strictObject({ term: z.string(), meaning: z.string(), ...rests })),
  questions: z.array(z.strictObject({ question: z.string(), answer: z.string(), ...rests })),
  /** What the lines are where there is nothing to learn in them; null where there is. */
  nothing: z.string().nullable(),
  model: z.strictObject({ name: z.string(), offline: z.boolean() }),
})
export type NotesOutput = z.infer<typeof NotesOutputSchema>
