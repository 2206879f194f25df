import { z } from 'zod'
import { JOURNEY_ROWS } from '../../documents/journey.ts'

/** About 1,500 words of English, 3,000 characters of Chinese: bytes weigh the languages fairly enough. */
export const PIECE_BYTES = 9_000
export const PIECE_LINES = 160
/** All transcripts of one journey: what one model call can still join. Some 130,000 words. */
export const MAX_TOTAL_BYTES = 800_000

const MaterialLineSchema = z.strictObject({
  line: z.number().int().min(1),
  speaker: z.string().nullable(),
  text: z.string(),
})
export type MaterialLine = z.infer<typeof MaterialLineSchema>

/** The input of an `extract` task: some lines of one transcript, and those just before them. */
export const ExtractTaskSchema = z.strictObject({
  documentId: z.uuid(),
  title: z.string(),
  piece: z.number().int().min(1),
  pieces: z.number().int().min(1),
  before: z.array(MaterialLineSchema),
  lines: z.array(MaterialLineSchema).min(1),
})
export type ExtractTask = z.infer<typeof ExtractTaskSchema>

/** What `plan` stores: which transcripts, and in how many pieces they are read. */
export const PlanOutputSchema = z.strictObject({
  transcripts: z
    .array(z.strictObject({ id: z.uuid(), title: z.string(), revision: z.number().int() }))
    .min(1),
  pieces: z.number().int().min(1),
})
export type PlanOutput = z.infer<typeof PlanOutputSchema>

const Cited = { text: z.string(), lines: z.array(z.number().int()), quote: z.string() }

const FoundEntrySchema = z.strictObject({
  row: z.enum(JOURNEY_ROWS),
  score: z.number().int().nullable(),
  ...Cited,
})
export type FoundEntry = z.infer<typeof FoundEntrySchema>

/** What `extract` stores. The page shows it while the rest is being read. */
export const ExtractOutputSchema = z.strictObject({
  documentId: z.uuid(),
  about: z.strictObject(Cited).nullable(),
  stages: z.array(z.strictObject({ title: z.string(), entries: z.array(FoundEntrySchema).min(1) })),
  model: z.strictObject({ name: z.string(), offline: z.boolean() }),
})
export type ExtractOutput = z.infer<typeof ExtractOutputSchema>

/** What `merge` stores: the order of the stages and what is the same, by id; no text of any entry. */
export const MergeOutputSchema = z.strictObject({
  title: z.string(),
  stages: z.array(z.strictObject({ title: z.string(), parts: z.array(z.string()) })),
  same: z.array(z.array(z.string())),
  model: z.strictObject({ name: z.string(), offline: z.boolean() }),
})
export type MergeOutput = z.infer<typeof MergeOutputSchema>
