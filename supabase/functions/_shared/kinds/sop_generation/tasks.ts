import { z } from 'zod'

const rests = { lines: z.array(z.number().int().min(1)).min(1), start: z.number().nullable() }
const NoteSchema = z.strictObject({ text: z.string(), ...rests })
const StepSchema = NoteSchema.extend({ warnings: z.array(NoteSchema), checks: z.array(NoteSchema) })

/** What `write` stores of one piece. The page shows it while the rest is being written. */
export const SopPartSchema = z.strictObject({
  title: z.string(),
  purpose: z.string(),
  scope: z.string(),
  roles: z.array(NoteSchema),
  materials: z.array(NoteSchema),
  chapters: z.array(z.strictObject({ heading: z.string(), ...rests, steps: z.array(StepSchema) })),
  troubles: z.array(z.strictObject({ problem: z.string(), remedy: z.string(), ...rests })),
  keyPoints: z.array(NoteSchema),
  checkpoints: z.array(z.strictObject({ question: z.string(), answer: z.string(), ...rests })),
  /** What the lines are where there is nothing in them for a training; null where there is. */
  nothing: z.string().nullable(),
  model: z.strictObject({ name: z.string(), offline: z.boolean() }),
})
export type SopPart = z.infer<typeof SopPartSchema>
export type PartNote = z.infer<typeof NoteSchema>
export type PartStep = z.infer<typeof StepSchema>
