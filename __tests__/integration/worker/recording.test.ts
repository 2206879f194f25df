import { LectureNotesSchema } from '@shared/documents/lecture-notes.ts'
import { TranscriptSchema } from '@shared/documents/transcript.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connectAsOwner } from '../../support/database.ts'
import type { ScriptedModel } from '../../support/scripted-model.ts'
import { refusesForm, verbose } from '../../support/scripted-transcription.ts'
import { clearJobs, kick } from '../../support/stack.ts'
import {
  documentsOf,
  ended,
  hearAll,
  notesOf,
  recording,
  SECONDS,
  sentence,
  startRecordingJob as start,
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
})

describe('lecture notes of a recording', () => {
  it('are taken of a transcript that is kept, heard from pieces that are joined without doubled or lost words', async () => {
    const count = 6
    hearAll(model, count)
    const made = await recording(count)
    const job = await ended(made, await start('lecture_notes', made))
    expect(job).toMatchObject({ status: 'completed', progress: 100 })
    expect(model.transcriptions).toHaveLength(count)
    expect(model.transcriptions[0]).toMatchObject({
      model: 'whisper-1',
      format: 'verbose_json',
      type: 'audio/wav',
    })
    expect(new Set(model.transcriptions.map((call) => call.sha256)).size).toBe(count)

    const [transcript, ...others] = await documentsOf(made, 'transcript')
    expect(others).toEqual([])
    const content = TranscriptSchema.parse(transcript?.content)
    expect(content).toMatchObject({ format: 'transcribed', mediaId: made.mediaId, language: 'en' })
    const total = Array.from({ length: (count * SECONDS) / 4 }, (_, n) => sentence(n)).join(' ')
    expect(content.lines.map(({ text }) => text).join(' ')).toBe(total)
    const [notes] = await documentsOf(made, 'lecture_notes')
    const written = LectureNotesSchema.parse(notes?.content)
    expect(written).toMatchObject({
      mediaId: made.mediaId,
      transcript: { id: transcript?.id, title: 'A lecture' },
    })
    expect(written.sections[0]?.start).not.toBeNull()
    const sql = connectAsOwner(1)
    const attempts = await sql`select data -> 'usage' ->> 'model' as model from private.time_line
      where job_id = ${job.id} and type = 'attempt_completed' and data ->> 'stage' = 'transcribe'`
    expect(attempts).toHaveLength(count)
    expect(attempts.every((row) => row.model === 'whisper-1')).toBe(true)
  })

  it('that fail keep the transcript, and tried again hear nothing twice and keep no second one', async () => {
    hearAll(model, 2)
    model.answer(() => ({ type: 'error', status: 401 }))
    const made = await recording(2)
    const id = await start('lecture_notes', made)
    expect(await ended(made, id)).toMatchObject({ status: 'failed', error: { code: 'model_key_rejected' } })
    const [kept] = await documentsOf(made, 'transcript')
    expect(kept).toBeDefined()
    model.answer((call) => ({ type: 'content', content: JSON.stringify(notesOf(call)) }))
    await must(made.client.rpc('retry_job', { job_id: id }))
    await kick()
    expect(await ended(made, id)).toMatchObject({ status: 'completed' })
    expect(model.transcriptions).toHaveLength(2)
    expect((await documentsOf(made, 'transcript')).map((row) => row.id)).toEqual([kept?.id])
  })
})

describe('a transcription', () => {
  it('is made by a server that has words alone, without times that nobody knows', async () => {
    model.hear((call) =>
      call.format === 'json' ? { body: { text: 'One is said. Two is said.' } } : refusesForm(call.format),
    )
    const made = await recording(1)
    expect(await ended(made, await start('transcription', made))).toMatchObject({ status: 'completed' })
    const [transcript] = await documentsOf(made, 'transcript')
    expect(TranscriptSchema.parse(transcript?.content).lines).toEqual([
      { start: 0, end: null, speaker: null, text: 'One is said.' },
      { start: null, end: null, speaker: null, text: 'Two is said.' },
    ])
  })

  it.each([
    ['a phantom of silence', verbose([{ start: 0, end: 5, text: 'Thank you for watching!' }])],
    ['music', verbose([{ start: 0, end: 20, text: '[Music]' }])],
    ['nothing', verbose([])],
  ])('of %s says that nobody speaks, and writes nothing', async (_what, body) => {
    model.hear(() => ({ body }))
    const made = await recording(2)
    const job = await ended(made, await start('transcription', made))
    expect(job).toMatchObject({ status: 'failed', error: { code: 'transcript_no_speech' } })
    expect(await documentsOf(made, 'transcript')).toEqual([])
  })

  it('of silence that was measured asks no model', async () => {
    const made = await recording(3, 0.0005)
    const job = await ended(made, await start('lecture_notes', made))
    expect(job).toMatchObject({ status: 'failed', error: { code: 'transcript_no_speech' } })
    expect(model.transcriptions).toEqual([])
  })

  it('whose pieces are gone says so', async () => {
    const made = await recording(1)
    expect((await made.client.rpc('delete_media', { media_id: made.mediaId })).error).toBeNull()
    const args = { kind: 'transcription', project_id: made.projectId, input: { mediaId: made.mediaId } }
    const { error } = await made.client.rpc('enqueue_job', args)
    expect(error?.code).toBe('OFS02')
  })
})
