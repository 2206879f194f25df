import { FatalError } from '../../engine/errors.ts'
import type { TaskContext, TaskResult } from '../../engine/kind.ts'
import { askByRules } from '../../model/ask-by-rules.ts'
import { checkExtract, ExtractReplySchema, keepSupported } from './extract-rules.ts'
import { extractInstructions, extractMaterial } from './prompts.ts'
import type { JourneyInput } from './schema.ts'
import { type ExtractOutput, ExtractTaskSchema } from './tasks.ts'

/** Reads one piece of a transcript with one model call. */
export async function extract(context: TaskContext<JourneyInput>): Promise<TaskResult> {
  const { input, model } = context
  const task = ExtractTaskSchema.safeParse(context.task.input)
  if (!task.success) {
    const message = 'This part was planned by an older version of the product. Start the job again.'
    throw new FatalError('input_outdated', message, { cause: task.error })
  }
  const { documentId, lines } = task.data
  const reply = await askByRules(model, {
    name: 'journey_parts',
    schema: ExtractReplySchema,
    instructions: extractInstructions(),
    material: extractMaterial(input, task.data),
    check: (candidate) => checkExtract(candidate, lines),
  })
  const output: ExtractOutput = {
    documentId,
    ...keepSupported(reply, lines),
    model: { name: model.name, offline: model.offline },
  }
  return { output }
}
