import type { Sop } from '../../documents/sop.ts'
import type { TaskContext, TaskResult } from '../../engine/kind.ts'
import { askByRules } from '../../model/ask-by-rules.ts'
import type { Model } from '../../model/model.ts'
import { readWhole } from '../../transcripts/read-whole.ts'
import { assemble } from './assemble.ts'
import { type Joined, join } from './join.ts'
import { checkMerge, type MergeReply, MergeReplySchema, usable, withoutModel } from './merge-rules.ts'
import { mergeInstructions, mergeMaterial } from './prompts.ts'
import type { SopInput } from './schema.ts'
import { SopPartSchema } from './tasks.ts'

/** Joins what all pieces have, with one model call where there is more than one, and writes the document. */
export async function save(context: TaskContext<SopInput>): Promise<TaskResult> {
  const { model } = context
  const { plan, parts, frame } = await readWhole(context, {
    stage: 'write',
    schema: SopPartSchema,
    nothing: [
      'no_training_found',
      'Nobody shows or explains anything in this transcript, so there is nothing to make a training of.',
    ],
  })
  const joined = join(parts)
  const merged = await merge(model, joined, plan.transcript.title)
  const content: Sop = { ...frame(model), ...assemble(joined, merged) }
  const result = {
    chapters: content.chapters.length,
    steps: content.chapters.reduce((sum, { steps }) => sum + steps.length, 0),
    checkpoints: content.checkpoints.length,
  }
  return { output: result, finish: { document: { type: 'sop', title: merged.title, content }, result } }
}

async function merge(model: Model, joined: Joined, transcript: string): Promise<MergeReply> {
  if (joined.parts.length === 1) return withoutModel(joined, transcript)
  const reply = await askByRules(model, {
    name: 'sop_merge',
    schema: MergeReplySchema,
    instructions: mergeInstructions(),
    material: mergeMaterial(joined, transcript),
    check: (candidate) => checkMerge(candidate, joined),
  })
  return usable(reply, joined)
}
