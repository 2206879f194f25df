import { type TranscriptSource, TranscriptSourceSchema } from '../../transcripts/source.ts'

/** The input of an `sop_generation` job: the form, the route and the worker all import this. */
export const SopInputSchema = TranscriptSourceSchema
export type SopInput = TranscriptSource
