import { type Narration, NarrationSchema } from '@shared/documents/narration.ts'
import { JobSchema } from '@shared/engine/job.ts'
import { readWav } from '@shared/narration/wav.ts'
import { splitSentences } from '@shared/text/sentences.ts'
import type { SupabaseClient } from '@supabase/supabase-js'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { ScriptedModel } from '../../support/scripted-model.ts'
import { hum } from '../../support/scripted-speech.ts'
import { clearJobs, kick, killWorker, serviceClient, signedInUser } from '../../support/stack.ts'
import { talkOf } from '../../unit/kinds/tts-context.ts'
import { must, startModel, withLeaseSeconds } from './talk-track-job.ts'

let model: ScriptedModel
beforeAll(async () => {
  model = await startModel()
})
afterAll(() => model.close())
beforeEach(async () => {
  model.reset()
  await clearJobs()
})

const scripts = Array.from(
  { length: 12 },
  (_, slide) => `This is what is said on slide ${slide + 1}. It has a second sentence, number ${slide + 1}.`,
)

/** A new user with a project and a talk track of these scripts. */
async function talk(given = scripts) {
  const { client } = await signedInUser()
  const project = await must(client.from('projects').insert({ title: 'A funnel' }).select('id').single())
  const track = await must(
    client.rpc('create_document', {
      project_id: project.id,
      type: 'talk_track',
      title: 'A talk',
      content: talkOf(given),
      source: {},
    }),
  )
  return { client, projectId: String(project.id), trackId: String(track.id) }
}

type Talk = Awaited<ReturnType<typeof talk>>

async function enqueue({ client, projectId, trackId }: Talk, input: object = {}): Promise<string> {
  const args = {
    kind: 'tts_generation',
    project_id: projectId,
    input: { documentId: trackId, voice: 'cedar', ...input },
  }
  const { job } = (await must(client.rpc('enqueue_job', args))) as { job: { id: string } }
  await kick()
  return job.id
}

function ended({ client }: Talk, jobId: string) {
  return vi.waitFor(
    async () => {
      const detail = await must(client.rpc('get_job', { job_id: jobId }))
      const found = JobSchema.parse((detail as { job: unknown }).job)
      if (!found.finishedAt) throw new Error(`It stands at ${found.status}, ${found.progress} percent`)
      return found
    },
    { timeout: 90_000, interval: 200 },
  )
}

async function narrationOf({ client }: Talk, documentId: unknown): Promise<Narration> {
  const row = await must(
    client.from('documents').select('type, title, content').eq('id', documentId).single(),
  )
  expect(row).toMatchObject({ type: 'narration', title: 'A talk' })
  return NarrationSchema.parse(row.content)
}

/** The sound of a piece, as that user gets it from Storage; null when they do not. */
async function heard(client: SupabaseClient, piece: string) {
  const { data: row } = await client.from('spoken_pieces').select('path').eq('id', piece).maybeSingle()
  if (!row) return null
  const { data } = await client.storage.from('media').download(row.path)
  return data && readWav(new Uint8Array(await data.arrayBuffer()))
}

it('is every sentence in order, each with its own sound, which its owner hears and nobody else', async () => {
  const mine = await talk()
  const job = await ended(mine, await enqueue(mine, { speed: 1.25 }))
  expect(job).toMatchObject({ status: 'completed', progress: 100, result: { lines: 24, spokenNow: 24 } })
  const narration = await narrationOf(mine, job.result?.documentId)
  const lines = narration.parts.flatMap((part) => part.lines)
  expect(lines.map(({ text }) => text).join(' ')).toBe(scripts.join(' '))
  expect(narration.parts.map(({ id }) => id)).toEqual(scripts.map((_, index) => `s${index + 1}`))
  expect(new Set(model.speeches.map(({ voice, speed }) => `${voice} ${speed}`))).toEqual(
    new Set(['cedar 1.25']),
  )
  expect(model.speeches.map(({ input }) => input).sort()).toEqual(lines.map(({ text }) => text).sort())
  for (const { piece, samples } of [lines[0], lines.at(-1)].filter((line) => line !== undefined)) {
    const sound = await heard(mine.client, piece)
    expect(sound?.samples.length).toBe(samples)
    expect([sound?.samples[0], sound?.samples.at(-1)]).toEqual([0, 0])
    expect(await heard((await signedInUser()).client, piece)).toBeNull()
  }
})

it('of a text in which one sentence changed buys that sentence', async () => {
  const mine = await talk()
  await ended(mine, await enqueue(mine))
  const content = talkOf(scripts.map((script, index) => (index === 4 ? `${script} And one more.` : script)))
  const { error } = await mine.client.rpc('save_document', {
    document_id: mine.trackId,
    base_revision: 1,
    title: 'A talk',
    content,
  })
  expect(error).toBeNull()
  model.reset()
  const job = await ended(mine, await enqueue(mine))
  expect(model.speeches.map(({ input }) => input)).toEqual(['And one more.'])
  expect(job.result).toMatchObject({ spokenBefore: 24, spokenNow: 1 })
  expect((await narrationOf(mine, job.result?.documentId)).source.revision).toBe(2)
})

it('goes on after its worker was killed, and buys nothing twice that was kept', async () => {
  await withLeaseSeconds(2, async () => {
    const mine = await talk()
    // The first half is spoken; the rest hangs until the worker is gone.
    model.say(({ input, index }) => ({ body: hum(input), delayMs: index < 12 ? 0 : 60_000 }))
    const jobId = await enqueue(mine)
    await model.until(() => model.speeches.length === 24)
    const kept = async () => {
      const { data } = await mine.client.from('spoken_pieces').select('id').not('ready_at', 'is', null)
      return data?.length
    }
    await expect.poll(kept, { timeout: 30_000 }).toBe(12)
    expect(await killWorker()).toBe(true)
    const bought = model.speeches.slice(0, 12).map(({ input }) => input)

    model.reset()
    const done = async () => {
      const { error } = await serviceClient().rpc('sweep_jobs')
      if (error) throw error
      await kick()
      const { data } = await mine.client.from('jobs').select('status').eq('id', jobId).single()
      return data?.status
    }
    await expect.poll(done, { timeout: 60_000, interval: 300 }).toBe('completed')
    const after = model.speeches.map(({ input }) => input)
    expect(after.filter((text) => bought.includes(text))).toEqual([])
    expect([...bought, ...after].sort()).toEqual(scripts.flatMap((script) => splitSentences(script)).sort())
  })
}, 120_000)

it.each([
  [
    'a text that is too long',
    [`${'A rather long sentence about nothing at all. '.repeat(200)}`],
    12,
    'narration_too_long',
  ],
  ['a voice that is none', scripts.slice(0, 1), 1, 'voice_unknown'],
])('%s is refused before anything is bought', async (_what, given, times, code) => {
  const mine = await talk(Array.from({ length: times }, () => given).flat())
  const voice = code === 'voice_unknown' ? 'darth' : 'cedar'
  const job = await ended(mine, await enqueue(mine, { voice }))
  expect(job).toMatchObject({ status: 'failed', error: { code } })
  expect(model.speeches).toEqual([])
})

it('what the model server says of a key or an account ends the job with words of ours', async () => {
  const mine = await talk(scripts.slice(0, 2))
  model.say(() => ({ status: 401, body: { error: { message: 'Incorrect API key provided: sk-live-1234' } } }))
  const job = await ended(mine, await enqueue(mine))
  expect(job).toMatchObject({ status: 'failed', error: { code: 'model_key_rejected' } })
  expect(JSON.stringify(job)).not.toContain('sk-live')
})
