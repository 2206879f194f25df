import { defineKind } from '../../engine/kind.ts'
import { plan } from './plan.ts'
import { save } from './save.ts'
import { NarrationInputSchema } from './schema.ts'
import { speak } from './speak.ts'

/** A document read aloud: sentence by sentence, side by side; what was spoken before is not bought again. */
export const ttsGeneration = defineKind({
  kind: 'tts_generation',
  input: NarrationInputSchema,
  stages: { plan, speak, save },
})
