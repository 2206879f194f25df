import { z } from 'zod'
import { JOURNEY_LIMITS } from '../../documents/journey.ts'

/** The input of a `journey_from_transcript` job: the form, the route and the worker all import this. */
export const JourneyInputSchema = z.strictObject({
  transcriptIds: z
    .array(z.uuid())
    .min(1)
    .max(JOURNEY_LIMITS.maxTranscripts)
    .refine((ids) => new Set(ids).size === ids.length, 'Name each transcript once.'),
  /** What to look for, in the user's words: material, never an instruction. */
  prompt: z.string().trim().max(1_000).default(''),
})
export type JourneyInput = z.infer<typeof JourneyInputSchema>
