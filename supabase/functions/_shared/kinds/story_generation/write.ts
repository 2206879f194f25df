import { FatalError } from '../../engine/errors.ts'
import type { TaskContext, TaskResult } from '../../engine/kind.ts'
import { askByRules } from '../../model/ask-by-rules.ts'
import { levelCheck } from '../../stories/level-words.ts'
import { segmentInstructions, segmentMaterial } from './prompts.ts'
import type { StoryInput } from './schema.ts'
import { type WriteOutput, WriteTaskSchema } from './tasks.ts'
import {
  mustSegment,
  type SegmentReply,
  SegmentReplySchema,
  shouldSegment,
  toSegment,
} from './write-rules.ts'

/** Writes one segment with one model call. Text, readings and translation must be right; what is too hard is named. */
export async function write({ input, task, model }: TaskContext<StoryInput>): Promise<TaskResult> {
  const parsed = WriteTaskSchema.safeParse(task.input)
  if (!parsed.success) {
    const message = 'This part was planned by an older version of the product. Start the job again.'
    throw new FatalError('input_outdated', message, { cause: parsed.error })
  }
  const { plan, segment } = parsed.data
  const known = {
    names: plan.characters.map(({ name }) => name),
    beyond: await levelCheck(input.language, input.level),
  }
  const reply = await askByRules(
    model,
    {
      name: 'story_segment',
      schema: SegmentReplySchema,
      instructions: segmentInstructions(input, parsed.data),
      material: segmentMaterial(input, parsed.data),
      check: (candidate: SegmentReply) => shouldSegment(candidate, input, known),
    },
    (candidate) => mustSegment(candidate, input),
  )
  const output: WriteOutput = {
    segment: toSegment(`segment-${segment + 1}`, reply, input, known),
    model: { name: model.name, offline: model.offline },
  }
  return { output }
}
