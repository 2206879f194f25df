import { z } from 'zod'

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
