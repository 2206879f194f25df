import { defineKind } from '../../engine/kind.ts'
import { evaluate } from './evaluate.ts'
import { EvaluationInputSchema } from './schema.ts'

/** A learner's answer against the model answer of a checkpoint: each point rests on words of the one or the other. */
export const checkpointEvaluation = defineKind({
  kind: 'checkpoint_evaluation',
  input: EvaluationInputSchema,
  stages: { evaluate },
})
