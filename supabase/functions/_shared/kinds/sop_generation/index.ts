import { defineKind } from '../../engine/kind.ts'
import { transcribe } from '../../speech/transcribe.ts'
import { planStages } from '../../transcripts/plan.ts'
import { save } from './save.ts'
import { SopInputSchema } from './schema.ts'
import { write } from './write.ts'

/** A training of what was shown: written piece by piece side by side, then joined; every step rests on lines of the transcript. */
export const sopGeneration = defineKind({
  kind: 'sop_generation',
  input: SopInputSchema,
  stages: { ...planStages('write'), transcribe, write, save },
})
