import { FatalError } from '../../engine/errors.ts'
import type { NextTask, TaskContext, TaskResult } from '../../engine/kind.ts'
import { pieceKey } from '../../narration/piece-key.ts'
import { scriptOf, tooMuch } from '../../narration/script.ts'
import { speakableParts } from '../../narration/speakable.ts'
import type { NarrationInput } from './schema.ts'
import { speakerFor } from './speaker.ts'
import type { PlanOutput, SpeakTask } from './tasks.ts'

/** Spoken side by side by one task; what was spoken is kept line by line, whatever becomes of the task. */
const LINES_A_TASK = 4

/** Reads the document once, refuses what is too long before anything is bought, and plans what nobody has spoken yet. */
export async function plan({
  input,
  model,
  document,
  spoken,
}: TaskContext<NarrationInput>): Promise<TaskResult> {
  const speaker = speakerFor(model, input.voice)
  const { id, type, title, revision, content } = await document(input.documentId)
  const parts = speakableParts(type, content)
  if (!parts) {
    throw new FatalError('document_unreadable', 'The document that was chosen cannot be read aloud.')
  }
  const script = scriptOf(parts)
  if (script.length === 0) {
    throw new FatalError('nothing_to_say', 'There is no text in this document that could be read aloud.')
  }
  const problem = tooMuch(script)
  if (problem) throw new FatalError('narration_too_long', problem)

  const lines = [...new Set(script.flatMap((part) => part.lines))]
  const keys = await Promise.all(lines.map((line) => pieceKey(line, speaker, input)))
  const known = await spoken.find(keys)
  const unknown = lines.filter((_line, index) => !known.has(keys[index] ?? ''))
  const output: PlanOutput = {
    source: { id, type, title, revision },
    parts: script,
    lines: lines.length,
    known: lines.length - unknown.length,
    pieces: keys.map((key) => known.get(key)?.id ?? null),
  }
  return { output, nextTasks: [...speakTasks(unknown), { stage: 'save', position: 0, input: {} }] }
}

function speakTasks(lines: string[]): NextTask[] {
  const tasks: NextTask[] = []
  for (let first = 0; first < lines.length; first += LINES_A_TASK) {
    const input: SpeakTask = { lines: lines.slice(first, first + LINES_A_TASK) }
    tasks.push({ stage: 'speak', position: tasks.length, input })
  }
  return tasks
}
