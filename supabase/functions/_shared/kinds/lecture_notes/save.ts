import type { LectureNotes } from '../../documents/lecture-notes.ts'
import type { TaskContext, TaskResult } from '../../engine/kind.ts'
import { askByRules } from '../../model/ask-by-rules.ts'
import type { Model } from '../../model/model.ts'
import { readWhole } from '../../transcripts/read-whole.ts'
import { assemble } from './assemble.ts'
import { type Joined, join } from './join.ts'
import { checkMerge, type MergeReply, MergeReplySchema, usable, withoutModel } from './merge-rules.ts'
import { mergeInstructions, mergeMaterial } from './prompts.ts'
import type { LectureNotesInput } from './schema.ts'
import { NotesOutputSchema } from './tasks.ts'

/** Joins the notes of all pieces, with one model call where there is more than one, and writes the document. */
export async function save(context: TaskContext<LectureNotesInput>): Promise<TaskResult> {
  const { model } = context
  const { plan, parts, frame } = await readWhole(context, {
    stage: 'notes',
    schema: NotesOutputSchema,
    nothing: [
      'no_notes_found',
      'Nothing is explained or decided in this transcript, so there is nothing to take notes of.',
    ],
  })
  const joined = join(parts)
  const merged = await merge(model, joined, plan.transcript.title)
  const content: LectureNotes = { ...frame(model), ...assemble(joined, merged) }
  const result = {
    sections: content.sections.length,
    definitions: content.definitions.length,
    questions: content.questions.length,
  }
  return {
    output: result,
    finish: { document: { type: 'lecture_notes', title: merged.title, content }, result },
  }
}

async function merge(model: Model, joined: Joined, transcript: string): Promise<MergeReply> {
  if (joined.summaries.length === 1) return withoutModel(joined, transcript)
  const reply = await askByRules(model, {
    name: 'lecture_notes_merge',
    schema: MergeReplySchema,
    instructions: mergeInstructions(),
    material: mergeMaterial(joined, transcript),
    check: (candidate) => checkMerge(candidate, joined),
  })
  return usable(reply, joined)
}
