import { defineKind } from '../../engine/kind.ts'
import { transcribe } from '../../speech/transcribe.ts'
import { notes } from './notes.ts'
import { plan, transcript } from './plan.ts'
import { save } from './save.ts'
import { LectureNotesInputSchema } from './schema.ts'

/** Notes of a lecture: taken piece by piece side by side, then joined; every note rests on lines of the transcript. A recording is heard first. */
export const lectureNotes = defineKind({
  kind: 'lecture_notes',
  input: LectureNotesInputSchema,
  stages: { plan, transcribe, transcript, notes, save },
})
