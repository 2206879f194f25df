import type { TaskContext, TaskResult } from '../../engine/kind.ts'
import { askByRules } from '../../model/ask-by-rules.ts'
import { pictureOf } from './picture.ts'
import { readInstructions, readMaterial } from './prompts.ts'
import { checkRead, keepSeen, ReadReplySchema } from './read-rules.ts'
import type { DiagramInput } from './schema.ts'
import type { ReadOutput } from './tasks.ts'

/** Reads the picture with one model call. What is no journey ends the job with a question and no document. */
export async function read(context: TaskContext<DiagramInput>): Promise<TaskResult> {
  const { input, model } = context
  const { id, name, type, bytes, width, height } = pictureOf(await context.media(input.mediaId))
  const reply = await askByRules(model, {
    name: 'journey_picture',
    schema: ReadReplySchema,
    instructions: readInstructions(),
    material: readMaterial(input, name),
    images: [{ type, bytes }],
    check: checkRead,
  })
  const output: ReadOutput = {
    picture: { id, name, width, height },
    ...keepSeen(reply),
    model: { name: model.name, offline: model.offline },
  }
  if (output.question) return { output, finish: { result: { question: output.question } } }
  return { output, nextTasks: [{ stage: 'check', position: 0, input: {} }] }
}
