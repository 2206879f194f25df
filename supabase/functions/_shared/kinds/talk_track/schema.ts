import { z } from 'zod'
import { DEFAULT_AUDIENCE } from '../../text/audience.ts'

export const TONES = ['conversational', 'professional', 'enthusiastic', 'academic', 'storytelling'] as const

/** The input of a `talk_track` job: the form, the route and the worker all import this. */
export const TalkTrackInputSchema = z.strictObject({
  deckId: z.uuid(),
  tone: z.enum(TONES).default('conversational'),
  audience: z.string().trim().max(300).default(DEFAULT_AUDIENCE),
  wordsPerMinute: z.number().int().min(80).max(220).default(140),
})
export type TalkTrackInput = z.infer<typeof TalkTrackInputSchema>
