import { EvaluationSchema } from '@shared/kinds/checkpoint_evaluation/schema.ts'
import { z } from 'zod'

/** What a learner wrote to a checkpoint, and what came of it: null until it is evaluated. */
export const AnswerSchema = z.object({
  id: z.uuid(),
  checkpointId: z.string(),
  question: z.string(),
  answer: z.string(),
  jobId: z.uuid(),
  evaluation: EvaluationSchema.nullable(),
  createdAt: z.string(),
})
export type Answer = z.infer<typeof AnswerSchema>

/** What came of a checkpoint, all learners together. */
export const CheckpointResultSchema = z.object({
  checkpointId: z.string(),
  question: z.string(),
  learners: z.number().int(),
  attempts: z.number().int(),
  evaluated: z.number().int(),
  /** 0 to 100; null until an attempt was evaluated. */
  best: z.number().int().nullable(),
  last: z.number().int().nullable(),
  answeredAt: z.string(),
})
export type CheckpointResult = z.infer<typeof CheckpointResultSchema>
