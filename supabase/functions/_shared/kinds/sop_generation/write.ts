import { FatalError } from '../../engine/errors.ts'
import type { TaskContext, TaskResult } from '../../engine/kind.ts'
import { askByRules } from '../../model/ask-by-rules.ts'
import { PieceSchema, pieceMaterial } from '../../transcripts/pieces.ts'
import { keepSupported } from './keep.ts'
import { partInstructions } from './prompts.ts'
import { checkPart, SopReplySchema } from './rules.ts'
import type { SopInput } from './schema.ts'
import type { SopPart } from './tasks.ts'

/** Writes what one piece of the transcript has for the training, with one model call. */
export async function write({ task, model }: TaskContext<SopInput>): Promise<TaskResult> {
  const piece = PieceSchema.safeParse(task.input)
  if (!piece.success) {
    const message = 'This part was planned by an older version of the product. Start the job again.'
    throw new FatalError('input_outdated', message, { cause: piece.error })
  }
  const { lines } = piece.data
  const reply = await askByRules(model, {
    name: 'sop_part',
    schema: SopReplySchema,
    instructions: partInstructions(),
    material: pieceMaterial(piece.data),
    check: (candidate) => checkPart(candidate, lines),
  })
  const output: SopPart = {
    ...keepSupported(reply, lines),
    model: { name: model.name, offline: model.offline },
  }
  return { output }
}
