import { z } from 'zod'
import { SourceSchema } from './sources.ts'

/** The input of the `draft` task: the sources as they were read, so that it reads nothing more. */
export const DraftTaskSchema = z.strictObject({ sources: z.array(SourceSchema) })
export type DraftTask = z.infer<typeof DraftTaskSchema>

/** A task's input may have 256 kB; this leaves room for the brief. */
export const MAX_SOURCE_BYTES = 180_000
