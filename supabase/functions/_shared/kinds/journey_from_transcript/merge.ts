import { FatalError } from '../../engine/errors.ts'
import type { TaskContext, TaskResult } from '../../engine/kind.ts'
import { askByRules } from '../../model/ask-by-rules.ts'
import { collect } from './found.ts'
import { checkMerge, MergeReplySchema, usable } from './merge-rules.ts'
import { incomplete, outputsOf } from './outputs.ts'
import { mergeInstructions, mergeMaterial } from './prompts.ts'
import type { JourneyInput } from './schema.ts'
import { ExtractOutputSchema, type MergeOutput, PlanOutputSchema } from './tasks.ts'

/** Orders the stages and joins what is the same, with one model call that sees all that was found. */
export async function merge(context: TaskContext<JourneyInput>): Promise<TaskResult> {
  const { input, model } = context
  const [plan] = await outputsOf(context, 'plan', PlanOutputSchema)
  const pieces = await outputsOf(context, 'extract', ExtractOutputSchema)
  if (!plan || pieces.length !== plan.pieces) throw incomplete()
  const found = collect(
    pieces,
    plan.transcripts.map(({ title }) => title),
  )
  if (found.parts.length === 0) {
    throw new FatalError(
      'no_journey_found',
      'Nobody in this transcript tells how they went through something, so there is no journey to draw.',
    )
  }
  const reply = await askByRules(model, {
    name: 'journey_order',
    schema: MergeReplySchema,
    instructions: mergeInstructions(),
    material: mergeMaterial(input, found),
    check: (candidate) => checkMerge(candidate, found),
  })
  const output: MergeOutput = {
    ...usable(reply, found),
    model: { name: model.name, offline: model.offline },
  }
  return { output }
}
