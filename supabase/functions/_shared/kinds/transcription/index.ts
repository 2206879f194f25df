import { defineKind } from '../../engine/kind.ts'
import { planPieces } from '../../speech/plan-pieces.ts'
import { toTranscript } from '../../speech/to-transcript.ts'
import { transcribe } from '../../speech/transcribe.ts'
import { TranscriptionInputSchema } from './schema.ts'

/** What is said in a recording: heard in pieces side by side, then joined. */
export const transcription = defineKind({
  kind: 'transcription',
  input: TranscriptionInputSchema,
  stages: {
    async plan({ input, recording }) {
      const found = await recording(input.mediaId)
      const { pieces } = found
      return {
        output: { mediaId: found.id, pieces: pieces.length },
        nextTasks: [...planPieces(found), { stage: 'save', position: 0, input: {} }],
      }
    },
    transcribe,
    async save({ input, recording, outputs }) {
      const document = toTranscript(await recording(input.mediaId), await outputs('transcribe'))
      const result = { lines: document.content.lines.length }
      return { output: result, finish: { document, result } }
    },
  },
})
