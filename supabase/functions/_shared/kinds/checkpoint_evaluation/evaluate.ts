import { type Checkpoint, SopSchema } from '../../documents/sop.ts'
import { FatalError } from '../../engine/errors.ts'
import type { TaskContext, TaskResult } from '../../engine/kind.ts'
import { askByRules } from '../../model/ask-by-rules.ts'
import { keepSupported, mustHold } from './keep.ts'
import { evaluationInstructions } from './prompts.ts'
import { type Asked, checkEvaluation, EvaluationReplySchema } from './rules.ts'
import type { Evaluation, EvaluationInput } from './schema.ts'

/** Holds the learner's answer against the model answer, with one model call. */
export async function evaluate(context: TaskContext<EvaluationInput>): Promise<TaskResult> {
  const { input, model } = context
  const { question, answer: modelAnswer } = await checkpointOf(context)
  const asked: Asked = { question, modelAnswer, answer: input.answer }
  const reply = await askByRules(
    model,
    {
      name: 'checkpoint_evaluation',
      schema: EvaluationReplySchema,
      instructions: evaluationInstructions(),
      material: JSON.stringify(asked),
      check: (candidate) => checkEvaluation(candidate, asked),
    },
    (candidate) => mustHold(candidate, asked),
  )
  const output: Evaluation = {
    ...keepSupported(reply, asked),
    question,
    modelAnswer,
    model: { name: model.name, offline: model.offline },
  }
  return { output, finish: { result: { score: output.score } } }
}

/** As it is now: a question that was mended since the learner answered is asked as it was meant. */
async function checkpointOf({ input, document }: TaskContext<EvaluationInput>): Promise<Checkpoint> {
  const { type, content } = await document(input.trainingId)
  const sop = SopSchema.safeParse(content)
  if (type !== 'sop' || !sop.success) {
    throw new FatalError(
      'document_unreadable',
      'The document that was chosen is not a training that can be read.',
    )
  }
  const checkpoint = sop.data.checkpoints.find(({ id }) => id === input.checkpointId)
  if (!checkpoint || checkpoint.question.trim() === '' || checkpoint.answer.trim() === '') {
    throw new FatalError(
      'checkpoint_not_found',
      'This question, or its model answer, was taken out of the training before your answer was read. Your answer is kept.',
    )
  }
  return checkpoint
}
