import { FatalError } from '../../engine/errors.ts'
import type { TaskContext, TaskResult } from '../../engine/kind.ts'
import { askByRules } from '../../model/ask-by-rules.ts'
import { countWords } from '../../text/word-count.ts'
import { type PieceLine, PieceSchema, pieceMaterial } from '../../transcripts/pieces.ts'
import { notesInstructions } from './prompts.ts'
import { checkNotes, keepSupported, type NotesReply, NotesReplySchema } from './rules.ts'
import type { LectureNotesInput } from './schema.ts'
import type { NotesOutput } from './tasks.ts'

/** In so many words something is said more often than not. */
const MUCH = 250
const LOOK_AGAIN =
  'So many lines seldom hold nothing. Look again: note what is explained or decided, so that this part is cited at least once. If there is none, reply the same again.'

/** Takes notes of one piece of the transcript with one model call. */
export async function notes({ task, model }: TaskContext<LectureNotesInput>): Promise<TaskResult> {
  const piece = PieceSchema.safeParse(task.input)
  if (!piece.success) {
    const message = 'This part was planned by an older version of the product. Start the job again.'
    throw new FatalError('input_outdated', message, { cause: piece.error })
  }
  const { lines } = piece.data
  const doubt = doubtOnce(lines)
  const reply = await askByRules(model, {
    name: 'lecture_notes_part',
    schema: NotesReplySchema,
    instructions: notesInstructions(),
    material: pieceMaterial(piece.data),
    check: (candidate) => [...checkNotes(candidate, lines), ...doubt(candidate)],
  })
  const output: NotesOutput = {
    ...keepSupported(reply, lines),
    model: { name: model.name, offline: model.offline },
  }
  return { output }
}

/** A long piece that is said to hold nothing is looked at once more. */
function doubtOnce(lines: PieceLine[]): (reply: NotesReply) => string[] {
  let left = countWords(lines.map(({ text }) => text).join('\n')) >= MUCH ? 1 : 0
  return ({ nothing }) => (nothing !== null && left-- > 0 ? [LOOK_AGAIN] : [])
}
