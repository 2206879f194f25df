import { createHash } from 'node:crypto'
import { JobSchema } from '@shared/engine/job.ts'
import { vi } from 'vitest'
import { mergeNotes } from '../../../local/model/notes/merge-notes.ts'
import { takeNotes } from '../../../local/model/notes/take-notes.ts'
import { mergeSop } from '../../../local/model/sop/merge-sop.ts'
import { writeSopPart } from '../../../local/model/sop/write-part.ts'
import type { ModelCall, ScriptedModel } from '../../support/scripted-model.ts'
import { verbose } from '../../support/scripted-transcription.ts'
import { kick, signedInUser } from '../../support/stack.ts'
import { must } from './talk-track-job.ts'

const writers: Record<string, (material: unknown) => unknown> = {
  lecture_notes_part: takeNotes,
  lecture_notes_merge: mergeNotes,
  sop_part: writeSopPart,
  sop_merge: mergeSop,
}

/** What the offline model would say, on the wire of the scripted one. */
export function notesOf({ body, messages }: ModelCall): unknown {
  const material = /<material>\n([\s\S]*)\n<\/material>/.exec(messages[1]?.content ?? '')?.[1] ?? '{}'
  return writers[body.response_format?.json_schema?.name ?? '']?.(JSON.parse(material))
}

export const SECONDS = 20
const OVERLAP = 2
export const sentence = (n: number) =>
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

const LECTURE = { name: 'A lecture.mp3', type: 'audio/mpeg', bytes: 5_000_000 }

/** A new user with a recording whose pieces are there, while its original is still on its way. */
export async function recording(count: number, peak: number | null = null, file = LECTURE) {
  const { client, userId } = await signedInUser()
  const project = await must(client.from('projects').insert({ title: 'A funnel' }).select('id').single())
  const media = (await must(
    client.rpc('create_media', {
      project_id: project.id,
      ...file,
      sha256: sha256(new TextEncoder().encode(userId)),
    }),
  )) as { id: string; path: string }
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
  return { client, projectId: String(project.id), mediaId: media.id, path: media.path }
}

export type Made = Omit<Awaited<ReturnType<typeof recording>>, 'path'>

/** A new user with a video of which all is there, its sound in pieces too. */
export async function wholeVideo(count: number): Promise<Made> {
  const bytes = new TextEncoder().encode('the bytes of a video')
  const { path, ...made } = await recording(count, null, {
    name: 'Machine.mp4',
    type: 'video/mp4',
    bytes: bytes.length,
  })
  const file = new Blob([bytes], { type: 'video/mp4' })
  await must(made.client.storage.from('media').upload(path, file, { contentType: 'video/mp4' }))
  await must(made.client.rpc('finish_media', { media_id: made.mediaId }))
  return made
}

/** Starts a job of that kind of the recording, and kicks. */
export async function startRecordingJob(
  kind: string,
  { client, projectId, mediaId }: Made,
  more: { language?: string; again?: boolean } = {},
): Promise<string> {
  const args = { kind, project_id: projectId, input: { mediaId, ...more } }
  const { job } = (await must(client.rpc('enqueue_job', args))) as { job: { id: string } }
  await kick()
  return job.id
}

export const jobOf = async ({ client }: Made, id: string) =>
  JobSchema.parse(((await must(client.rpc('get_job', { job_id: id }))) as { job: unknown }).job)

export const ended = (made: Made, id: string) =>
  vi.waitFor(
    async () => {
      const found = await jobOf(made, id)
      if (!found.finishedAt) throw new Error(`It stands at ${found.status}, ${found.progress} percent`)
      return found
    },
    { timeout: 60_000, interval: 200 },
  )

export async function documentsOf({ client, projectId }: Made, type: string) {
  const rows = client
    .from('documents')
    .select('id, title, content')
    .eq('project_id', projectId)
    .eq('type', type)
  return (await must(rows)) as { id: string; title: string; content: unknown }[]
}

/** Hears each piece by the bytes that came with it. */
export function hearAll(
  model: ScriptedModel,
  count: number,
  more: (position: number) => { delayMs?: number } = () => ({}),
) {
  const positions = new Map(Array.from({ length: count }, (_, n) => [sha256(soundOf(n)), n]))
  model.hear((call) => {
    const position = positions.get(call.sha256)
    if (position === undefined) throw new Error('Bytes that nobody sent')
    return { body: verbose(heardIn(position, count * SECONDS)), ...more(position) }
  })
}
