import { createHash } from 'node:crypto'
import { LectureNotesSchema } from '@shared/documents/lecture-notes.ts'
import { TranscriptSchema } from '@shared/documents/transcript.ts'
import { JobSchema } from '@shared/engine/job.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { mergeNotes } from '../../../local/model/notes/merge-notes.ts'
import { takeNotes } from '../../../local/model/notes/take-notes.ts'
import { connectAsOwner } from '../../support/database.ts'
import type { ModelCall, ScriptedModel } from '../../support/scripted-model.ts'
import { refusesForm, verbose } from '../../support/scripted-transcription.ts'
import { clearJobs, kick, signedInUser } from '../../support/stack.ts'
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

const writers: Record<string, (material: unknown) => unknown> = {
  lecture_notes_part: takeNotes,
  lecture_notes_merge: mergeNotes,
}

/** What the offline model would say, on the wire of the scripted one. */
function notesOf({ body, messages }: ModelCall): unknown {
  const material = /<material>\n([\s\S]*)\n<\/material>/.exec(messages[1]?.content ?? '')?.[1] ?? '{}'
  return writers[body.response_format?.json_schema?.name ?? '']?.(JSON.parse(material))
}

const SECONDS = 20
const OVERLAP = 2
const sentence = (n: number) =>
  `Transaction number ${n} waits in the mempool of node ${n % 97} until a miner takes it for its fee of ${n * 3} coins.`

/** Each piece is other bytes; a sentence takes four seconds, so that each border cuts one. */
const soundOf = (position: number) => new TextEncoder().encode(`RIFF....WAVE piece ${position}`)
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

function heardIn(position: number, total: number) {
  const start = Math.max(0, position * SECONDS - OVERLAP)
  const end = Math.min(total, (position + 1) * SECONDS)
  return Array.from({ length: Math.ceil(total / 4) }, (_, n) => n).flatMap((n) => {
    const words = sentence(n).split(' ')
    const heard = words.flatMap((word, w) => {
      const at = n * 4 + (w * 4) / words.length
      return at >= start && at < end ? [word] : []
    })
    if (heard.length === 0) return []
    return [
      { start: Math.max(0, n * 4 - start), end: Math.min(end, n * 4 + 4) - start, text: heard.join(' ') },
    ]
  })
}

/** A new user with a recording whose pieces are there, while its original is still on its way. */
async function recording(count: number, peak: number | null = null) {
  const { client, userId } = await signedInUser()
  const project = await must(client.from('projects').insert({ title: 'A funnel' }).select('id').single())
  const media = (await must(
    client.rpc('create_media', {
      project_id: project.id,
      name: 'A lecture.mp3',
      type: 'audio/mpeg',
      bytes: 5_000_000,
      sha256: sha256(new TextEncoder().encode(userId)),
    }),
  )) as { id: string }
  const pieces = Array.from({ length: count }, (_, position) => ({
    position,
    startSeconds: Math.max(0, position * SECONDS - OVERLAP),
    seconds: position === 0 ? SECONDS : SECONDS + OVERLAP,
    type: 'audio/wav',
    bytes: soundOf(position).length,
    sha256: sha256(soundOf(position)),
    peak,
  }))
  const announced = (await must(client.rpc('announce_media_pieces', { media_id: media.id, pieces }))) as {
    pieces: { path: string; position: number }[]
  }
  for (const { path, position } of announced.pieces)
    await must(
      client.storage
        .from('media')
        .upload(path, new Blob([soundOf(position)], { type: 'audio/wav' }), { contentType: 'audio/wav' }),
    )
  await must(client.rpc('finish_media_pieces', { media_id: media.id, count }))
  return { client, projectId: String(project.id), mediaId: media.id }
}

type Made = Awaited<ReturnType<typeof recording>>

async function start(kind: string, { client, projectId, mediaId }: Made): Promise<string> {
  const args = { kind, project_id: projectId, input: { mediaId } }
  const { job } = (await must(client.rpc('enqueue_job', args))) as { job: { id: string } }
  await kick()
  return job.id
}

const jobOf = async ({ client }: Made, id: string) =>
  JobSchema.parse(((await must(client.rpc('get_job', { job_id: id }))) as { job: unknown }).job)

const ended = (made: Made, id: string) =>
  vi.waitFor(
    async () => {
      const found = await jobOf(made, id)
      if (!found.finishedAt) throw new Error(`It stands at ${found.status}, ${found.progress} percent`)
      return found
    },
    { timeout: 60_000, interval: 200 },
  )

async function documentsOf({ client, projectId }: Made, type: string) {
  const rows = client
    .from('documents')
    .select('id, title, content')
    .eq('project_id', projectId)
    .eq('type', type)
  return (await must(rows)) as { id: string; title: string; content: unknown }[]
}

/** Hears each piece by the bytes that came with it. */
function hearAll(count: number, more: { delayMs?: number } = {}) {
  const positions = new Map(Array.from({ length: count }, (_, n) => [sha256(soundOf(n)), n]))
  model.hear((call) => {
    const position = positions.get(call.sha256)
    if (position === undefined) throw new Error('Bytes that nobody sent')
    return { body: verbose(heardIn(position, count * SECONDS)), ...more }
  })
}

describe('lecture notes of a recording', () => {
  it('are taken of a transcript that is kept, heard from pieces that are joined without doubled or lost words', async () => {
    const count = 6
    hearAll(count)
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
    hearAll(2)
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
