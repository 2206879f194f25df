import { z } from 'zod'
import { OUTLINE_LIMITS } from '../../documents/outline.ts'
import { DEFAULT_AUDIENCE } from '../../text/audience.ts'
import { TONES } from '../talk_track/schema.ts'

const { minSlides, maxSlides, maxSources } = OUTLINE_LIMITS

/** The brief, which is the input of a `deck_outline` job: the form, the route and the worker all import this. */
export const DeckOutlineInputSchema = z.strictObject({
  topic: z.string().trim().min(3, 'Say in a few words what the deck is about.').max(300),
  audience: z.string().trim().max(300).default(DEFAULT_AUDIENCE),
  goal: z.string().trim().max(500).default(''),
  slides: z.number().int().min(minSlides).max(maxSlides).default(20),
  tone: z.enum(TONES).default('conversational'),
  /** Documents of the project, looked at at admission and read by the first task. */
  sources: z
    .array(z.uuid())
    .max(maxSources)
    .refine((ids) => new Set(ids).size === ids.length, 'Name each source once.')
    .default([]),
})
export type DeckOutlineInput = z.infer<typeof DeckOutlineInputSchema>
