import type { NextTask, TaskContext, TaskResult } from '../../engine/kind.ts'
import { askByRules } from '../../model/ask-by-rules.ts'
import { drawPrompt } from '../../pictures/prompt.ts'
import { describeInstructions, describeMaterial } from './prompts.ts'
import { checkDescriptions, DescriptionsReplySchema, descriptionOf } from './rules.ts'
import type { ImageInput } from './schema.ts'
import { DescribeTaskSchema, type DrawTask, planned } from './tasks.ts'

/** Says of some segments what their pictures show, to whoever draws them and to whoever cannot see them, with one call. */
export async function describe({ input, task, model }: TaskContext<ImageInput>): Promise<TaskResult> {
  const asked = planned(DescribeTaskSchema, task.input)
  const reply = await askByRules(model, {
    name: 'picture_descriptions',
    schema: DescriptionsReplySchema,
    instructions: describeInstructions(asked),
    material: describeMaterial(asked),
    check: (candidate) => checkDescriptions(candidate, asked),
  })
  const nextTasks = asked.sketches.map((sketch, index): NextTask => {
    const description = descriptionOf(reply, index, sketch, asked)
    const drawing: DrawTask = {
      segmentId: sketch.segmentId,
      key: sketch.key,
      prompt: drawPrompt(asked.sheet, description, input.style),
      alt: description.alt,
    }
    return { stage: 'draw', position: sketch.place, input: drawing }
  })
  return { output: { pictures: nextTasks.length }, nextTasks }
}
