import { defineKind } from '../../engine/kind.ts'
import { plan } from './plan.ts'
import { questions } from './questions.ts'
import { StoryInputSchema } from './schema.ts'
import { write } from './write.ts'

/** A graded story: planned as a whole, written segment by segment side by side, with questions about all of it. */
export const storyGeneration = defineKind({
  kind: 'story_generation',
  input: StoryInputSchema,
  stages: { plan, write, questions },
})
