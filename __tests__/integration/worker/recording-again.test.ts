import { LectureNotesSchema } from '@shared/documents/lecture-notes.ts'
import { TranscriptSchema } from '@shared/documents/transcript.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ScriptedModel } from '../../support/scripted-model.ts'
import { clearJobs } from '../../support/stack.ts'
import {
  documentsOf,
  ended,
  hearAll,
  type Made,
  notesOf,
  recording,
  startRecordingJob,
} from './recording-job.ts'
import { must, startModel } from './talk-track-job.ts'

let model: ScriptedModel
beforeAll(async () => {
  model = await startModel()
})
afterAll(() => model.close())
beforeEach(async () => {
  model.reset()
  model.answer((call) => ({ type: 'content', content: JSON.stringify(notesOf(call)) }))
  await clearJobs()
  hearAll(model, 2)
})

async function done(kind: string, made: Made, more: { language?: string; again?: boolean } = {}) {
  const job = await ended(made, await startRecordingJob(kind, made, more))
  expect(job).toMatchObject({ status: 'completed', progress: 100 })
  return job.result
}

describe('a recording that was heard before', () => {
  it('is not heard again: not for its transcript, not for its notes', async () => {
    const made = await recording(2)
    await done('transcription', made)
    const [transcript] = await documentsOf(made, 'transcript')
    expect(TranscriptSchema.parse(transcript?.content).heardBy).toEqual({
      model: 'whisper-1',
      language: null,
    })

    expect(await done('transcription', made)).toMatchObject({
      documentId: transcript?.id,
      documentType: 'transcript',
      heardBefore: true,
    })
    await done('lecture_notes', made)
    expect(model.transcriptions).toHaveLength(2)
    expect((await documentsOf(made, 'transcript')).map(({ id }) => id)).toEqual([transcript?.id])
    const [notes] = await documentsOf(made, 'lecture_notes')
    expect(LectureNotesSchema.parse(notes?.content)).toMatchObject({
      mediaId: made.mediaId,
      transcript: { id: transcript?.id },
    })
  })

  it('has its notes of the words that its owner corrected', async () => {
    const made = await recording(2)
    await done('transcription', made)
    const [transcript] = await documentsOf(made, 'transcript')
    const content = TranscriptSchema.parse(transcript?.content)
    const lines = content.lines.map((line) => ({
      ...line,
      text: line.text.replace('mempool', 'waiting room'),
    }))
    const corrected = { ...content, lines }
    await must(
      made.client.rpc('save_document', {
        document_id: transcript?.id,
        base_revision: 1,
        title: 'Corrected',
        content: corrected,
      }),
    )
    await done('lecture_notes', made)
    expect(model.transcriptions).toHaveLength(2)
    expect(model.calls[0]?.messages[1]?.content).toContain('waiting room')
  })

  it('is heard again in the language that is named, when its transcript was deleted, and when that is asked for', async () => {
    const made = await recording(2)
    await done('transcription', made)
    await done('transcription', made, { language: 'DE' })
    expect(model.transcriptions.map(({ language }) => language)).toEqual([null, null, 'de', 'de'])
    const transcripts = await documentsOf(made, 'transcript')
    expect(transcripts).toHaveLength(2)
    await done('lecture_notes', made, { language: 'de' })
    expect(model.transcriptions).toHaveLength(4)

    for (const { id } of transcripts)
      expect((await made.client.rpc('delete_document', { document_id: id })).error).toBeNull()
    await done('lecture_notes', made, { language: 'de' })
    expect(model.transcriptions).toHaveLength(6)
    await done('lecture_notes', made, { language: 'de', again: true })
    expect(model.transcriptions).toHaveLength(8)
  })
})
