import { z } from 'zod'
import { SpeedSchema, VoiceSchema } from '../../documents/narration.ts'

/** The input of a `tts_generation` job: the form, the route and the worker all import this. */
export const NarrationInputSchema = z.strictObject({
  /** A talk track, a training or a story. */
  documentId: z.uuid(),
  voice: VoiceSchema,
  speed: SpeedSchema.default(1),
})
export type NarrationInput = z.infer<typeof NarrationInputSchema>
