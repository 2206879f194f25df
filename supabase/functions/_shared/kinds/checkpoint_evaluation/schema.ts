import { z } from 'zod'

export const MAX_ANSWER = 4_000

/** The input of a `checkpoint_evaluation` job: the form, the route and the worker all import this. */
export const EvaluationInputSchema = z.strictObject({
  /** An `sop` document, and one of its checkpoints. */
  trainingId: z.uuid(),
  checkpointId: z.string().min(1).max(64),
  /** What the learner wrote: material, never an instruction. */
  answer: z
    .string()
    .trim()
    .min(1, 'There is nothing in this answer.')
    .max(MAX_ANSWER, 'An answer has at most 4,000 characters.'),
})
export type EvaluationInput = z.infer<typeof EvaluationInputSchema>

/** What is right: words of the learner, and the words of the model answer that they meet. */
const RightPointSchema = z.strictObject({ text: z.string(), quote: z.string(), expected: z.string() })
/** What is missing: words of the model answer that nothing in the learner's meets. */
const MissingPointSchema = z.strictObject({ text: z.string(), expected: z.string() })

/** What `evaluate` stores, and what stays with the answer. */
export const EvaluationSchema = z.strictObject({
  /** 0 to 100. */
  score: z.number().int().min(0).max(100),
  right: z.array(RightPointSchema),
  missing: z.array(MissingPointSchema),
  /** To the learner, in the language of their answer. */
  feedback: z.string(),
  /** Points of the model that rested on no words and were left out; the score is lower by those that were said to be right. */
  dropped: z.number().int().min(0),
  /** What the answer was held against; the training may be edited later. */
  question: z.string(),
  modelAnswer: z.string(),
  model: z.strictObject({ name: z.string(), offline: z.boolean() }),
})
export type Evaluation = z.infer<typeof EvaluationSchema>
