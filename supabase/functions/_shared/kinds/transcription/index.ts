import { defineKind, type TaskContext, type TaskResult } from '../../engine/kind.ts'
import { heardBefore } from '../../speech/heard-before.ts'
import { planPieces } from '../../speech/plan-pieces.ts'
import { toTranscript } from '../../speech/to-transcript.ts'
import { transcribe } from '../../speech/transcribe.ts'
import { type TranscriptionInput, TranscriptionInputSchema } from './schema.ts'

/** What is said in a recording: heard in pieces side by side, then joined. What was heard before is not bought again. */
export const transcription = defineKind({
  kind: 'transcription',
  input: TranscriptionInputSchema,
  stages: { plan, transcribe, save },
})

async function plan(context: TaskContext<TranscriptionInput>): Promise<TaskResult> {
  const { mediaId, language = null } = context.input
  const before = await heardBefore(context, context.input)
  if (before) {
    const { id: documentId, type: documentType, content } = before
    const result = { documentId, documentType, lines: content.lines.length, heardBefore: true }
    return { output: result, finish: { result } }
  }
  const found = await context.recording(mediaId)
  return {
    output: { mediaId: found.id, pieces: found.pieces.length },
    nextTasks: [...planPieces(found, language), { stage: 'save', position: 0, input: {} }],
  }
}

async function save({ input, recording, outputs }: TaskContext<TranscriptionInput>): Promise<TaskResult> {
  const heard = await outputs('transcribe')
  const document = toTranscript(await recording(input.mediaId), heard, input.language ?? null)
  const result = { lines: document.content.lines.length }
  return { output: result, finish: { document, result } }
}
