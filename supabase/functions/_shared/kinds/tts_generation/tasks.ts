import { z } from 'zod'
import { NARRATION_LIMITS } from '../../documents/narration.ts'

const Line = z.string().min(1).max(NARRATION_LIMITS.maxLineLength)

/** What `plan` stores: what is said, as it stood then. */
export const PlanOutputSchema = z.strictObject({
  source: z.strictObject({ id: z.uuid(), type: z.string(), title: z.string(), revision: z.number() }),
  parts: z.array(z.strictObject({ id: z.string(), title: z.string(), lines: z.array(Line) })),
  /** How many different lines there are, and how many of them had been spoken before. */
  lines: z.number().int(),
  known: z.number().int(),
  /** Of each different line, in their order: the piece that had been spoken before; null where there was none. */
  pieces: z.array(z.uuid().nullable()).default([]),
})
export type PlanOutput = z.infer<typeof PlanOutputSchema>

/** A few lines that nobody has spoken yet. */
export const SpeakTaskSchema = z.strictObject({ lines: z.array(Line).min(1) })
export type SpeakTask = z.infer<typeof SpeakTaskSchema>

/** What `speak` stores: the sound itself lies in the pieces. */
export const SpokenSchema = z.strictObject({
  lines: z.number().int(),
  /** Of these lines, those that were bought by this task. */
  bought: z.number().int(),
  seconds: z.number(),
  /** What can be heard before the rest is spoken. */
  spoken: z.array(z.strictObject({ text: Line, piece: z.uuid() })).default([]),
})
export type Spoken = z.infer<typeof SpokenSchema>
