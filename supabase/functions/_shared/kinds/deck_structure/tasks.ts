import { z } from 'zod'
import { SlideSchema } from '../../documents/deck.ts'
import { SourceSchema } from '../deck_outline/sources.ts'

/** How many slides one `write` task is given at most. */
export const SLIDES_PER_TASK = 10

const BriefSchema = z.strictObject({
  title: z.string(),
  topic: z.string(),
  audience: z.string(),
  goal: z.string(),
  tone: z.string(),
})
export type Brief = z.infer<typeof BriefSchema>

/** The input of a `write` task: all it needs, so that it reads nothing more. */
export const WriteTaskSchema = z.strictObject({
  brief: BriefSchema,
  /** One line a section. */
  outline: z.array(z.string()),
  section: z.strictObject({
    number: z.number().int().min(1),
    title: z.string(),
    about: z.string(),
    slides: z.number().int().min(1),
  }),
  /** The numbers of the slides to write: within the whole deck, from 1. */
  first: z.number().int().min(1),
  count: z.number().int().min(1).max(SLIDES_PER_TASK),
  /** Which of the section's slides these are, from 1. */
  firstOfSection: z.number().int().min(1),
  total: z.number().int().min(1),
  sources: z.array(SourceSchema),
})
export type WriteTask = z.infer<typeof WriteTaskSchema>

/** The input of the `compare` task: what replacements may rest on. */
export const CompareTaskSchema = z.strictObject({ brief: BriefSchema, sources: z.array(SourceSchema) })
export type CompareTask = z.infer<typeof CompareTaskSchema>

/** What `plan` stores. `parts` are the write tasks in order; the page puts finished slides in their places by it. */
export const PlanOutputSchema = z.strictObject({
  title: z.string(),
  outlineRevision: z.number().int(),
  sections: z.array(z.strictObject({ title: z.string(), slides: z.number().int() })).min(1),
  parts: z.array(z.strictObject({ section: z.number().int(), count: z.number().int() })).min(1),
})
export type PlanOutput = z.infer<typeof PlanOutputSchema>

const WriterSchema = z.strictObject({ name: z.string(), offline: z.boolean() })

/** What `write` stores. The page shows `slides` while the rest is being written. */
export const WriteOutputSchema = z.strictObject({ slides: z.array(SlideSchema).min(1), model: WriterSchema })
export type WriteOutput = z.infer<typeof WriteOutputSchema>

/** What `compare` stores: the slides that said what an earlier one says, written anew. */
export const CompareOutputSchema = z.strictObject({
  replaced: z.array(SlideSchema),
  model: WriterSchema.nullable(),
})
export type CompareOutput = z.infer<typeof CompareOutputSchema>
