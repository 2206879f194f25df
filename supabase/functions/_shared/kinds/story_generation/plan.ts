import type { NextTask, TaskContext, TaskResult } from '../../engine/kind.ts'
import { oneLine } from '../../text/clip.ts'
import { checkPlan, PlanReplySchema } from './plan-rules.ts'
import { planInstructions, planMaterial } from './prompts.ts'
import type { StoryInput } from './schema.ts'
import type { PlanOutput, WriteTask } from './tasks.ts'

/** Plans the story with one model call: what happens where, so that its segments can be written side by side. */
export async function plan({ input, model }: TaskContext<StoryInput>): Promise<TaskResult> {
  const reply = await model.structured({
    name: 'story_plan',
    schema: PlanReplySchema,
    instructions: planInstructions(input),
    material: planMaterial(input),
    check: (candidate) => checkPlan(candidate, input),
  })
  const planned: WriteTask['plan'] = {
    title: oneLine(reply.title),
    titleTranslation: oneLine(reply.titleTranslation),
    characters: reply.characters.map(({ name, reading, look }) => ({
      name: oneLine(name),
      reading: oneLine(reading),
      look: oneLine(look),
    })),
    happens: reply.segments.map(({ happens }) => oneLine(happens)),
  }
  const writeTasks = planned.happens.map((_, segment): NextTask => {
    const task: WriteTask = { plan: planned, segment }
    return { stage: 'write', position: segment, input: task }
  })
  const output: PlanOutput = { ...planned, model: { name: model.name, offline: model.offline } }
  return { output, nextTasks: [...writeTasks, { stage: 'questions', position: 0, input: {} }] }
}
