import { z } from 'zod'
import type { LectureNotes } from '../../documents/lecture-notes.ts'
import { FatalError } from '../../engine/errors.ts'
import type { TaskContext, TaskResult } from '../../engine/kind.ts'
import { askByRules } from '../../model/ask-by-rules.ts'
import type { Model } from '../../model/model.ts'
import { leftOut, PlanOutputSchema, plannedOf, writersOf } from '../../transcripts/plan.ts'
import { assemble } from './assemble.ts'
import { type Joined, join } from './join.ts'
import { checkMerge, type MergeReply, MergeReplySchema, usable, withoutModel } from './merge-rules.ts'
import { mergeInstructions, mergeMaterial } from './prompts.ts'
import type { LectureNotesInput } from './schema.ts'
import { NotesOutputSchema } from './tasks.ts'

/** Joins the notes of all pieces, with one model call where there is more than one, and writes the document. */
export async function save(context: TaskContext<LectureNotesInput>): Promise<TaskResult> {
  const { model } = context
  const [plan] = read(PlanOutputSchema, await plannedOf(context))
  const parts = read(NotesOutputSchema, await context.outputs('notes'))
  if (!plan || parts.length !== plan.pieces.length) throw incomplete()
  if (parts.every(({ nothing }) => nothing !== null)) {
    throw new FatalError(
      'no_notes_found',
      'Nothing is explained or decided in this transcript, so there is nothing to take notes of.',
    )
  }
  const joined = join(parts)
  const merged = await merge(model, joined, plan.transcript.title)
  const content: LectureNotes = {
    transcript: { id: plan.transcript.id, title: plan.transcript.title },
    ...(plan.mediaId ? { mediaId: plan.mediaId } : {}),
    model: writersOf([...parts.map((part) => part.model), model]),
    ...assemble(joined, merged),
    leftOut: leftOut(plan, parts),
  }
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

function read<Schema extends z.ZodType>(schema: Schema, outputs: unknown[]): z.infer<Schema>[] {
  const parsed = z.array(schema).safeParse(outputs)
  if (!parsed.success) throw incomplete(parsed.error)
  return parsed.data
}

function incomplete(cause?: unknown): FatalError {
  return new FatalError('result_invalid', 'The parts of these notes do not fit together.', { cause })
}
