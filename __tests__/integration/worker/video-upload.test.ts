import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, expect, inject, it, onTestFinished, vi } from 'vitest'
import { startSweepClock } from '../../../local/stack/sweep-clock.ts'
import { connectAsAdmin } from '../../support/database.ts'
import {
  MUX_TOKEN_ID,
  MUX_TOKEN_SECRET,
  type ScriptedMux,
  startScriptedMux,
} from '../../support/scripted-mux.ts'
import { clearJobs, kick, signedInUser } from '../../support/stack.ts'
import { ended, type Made } from './recording-job.ts'
import { must } from './talk-track-job.ts'

const WAIT = { timeout: 60_000, interval: 200 }
const bytes = new TextEncoder().encode('the bytes of a video')
const sql = connectAsAdmin()
let mux: ScriptedMux
beforeAll(async () => {
  mux = await startScriptedMux(inject('scriptedMuxPort'))
})
afterAll(() => mux.close())
beforeEach(async () => {
  mux.reset()
  await sql`delete from private.unwanted_videos`
  await clearJobs()
})

/** A new user with a video that is all there, and a training of it. */
async function video(): Promise<Made & { trainingId: string }> {
  const { client, userId } = await signedInUser()
  const project = await must(client.from('projects').insert({ title: 'A funnel' }).select('id').single())
  const projectId = String(project.id)
  const sha256 = createHash('sha256').update(userId).digest('hex')
  const announced = {
    project_id: projectId,
    name: 'machine.mp4',
    type: 'video/mp4',
    bytes: bytes.length,
    sha256,
  }
  const media = (await must(client.rpc('create_media', announced))) as { id: string; path: string }
  await must(client.storage.from('media').upload(media.path, new Blob([bytes], { type: 'video/mp4' })))
  await must(client.rpc('finish_media', { media_id: media.id }))
  const content = { mediaId: media.id }
  const training = { project_id: projectId, type: 'sop', title: 'T', content, source: {} }
  const document = (await must(client.rpc('create_document', training))) as { id: string }
  return { client, projectId, mediaId: media.id, trainingId: document.id }
}

async function upload({ client, projectId, mediaId }: Made): Promise<string> {
  const args = { kind: 'video_upload', project_id: projectId, input: { mediaId } }
  const { job } = (await must(client.rpc('enqueue_job', args))) as { job: { id: string } }
  await kick()
  return job.id
}

const row = async ({ client }: Made) =>
  (await client.from('media_videos').select('status, playback_id').maybeSingle()).data
const posts = () => mux.calls.filter((call) => call === 'POST /video/v1/assets').length
const dueNow = (jobId: string) => sql`update private.task_queue set run_at = now() where job_id = ${jobId}`

it('a video is fetched by Mux, waited for, played from there, and deleted there with its training', async () => {
  const made = await video()
  const job = await ended(made, await upload(made))
  const [asset] = mux.assets
  expect(job).toMatchObject({ status: 'completed', result: { playbackId: asset?.playback_ids[0]?.id } })
  expect(await row(made)).toEqual({ status: 'ready', playback_id: asset?.playback_ids[0]?.id })
  // A second training of it hands nothing over again.
  await ended(made, await upload(made))
  expect(posts()).toBe(1)

  await must(
    made.client
      .rpc('delete_document', { document_id: made.trainingId })
      .then(({ error }) => ({ data: true, error })),
  )
  expect(await row(made)).toBeNull()
  const log: string[] = []
  const clock = { api: inject('supabaseUrl'), secretKey: inject('secretKey'), purgeEveryMs: 500 }
  onTestFinished(startSweepClock({ ...clock, log: (line) => log.push(line) }).stop)
  await vi.waitFor(() => expect(mux.deleted).toEqual([asset?.id]), WAIT)
  await vi.waitFor(async () => expect(await sql`select from private.unwanted_videos`).toHaveLength(0), WAIT)
  expect(log).toEqual([])
})

it('one that takes its time is looked at again, and again at once when Mux says that it is ready', async () => {
  mux.readyAtOnce = false
  const made = await video()
  const id = await upload(made)
  await vi.waitFor(
    () => expect(mux.calls.some((call) => call.startsWith('GET /video/v1/assets/'))).toBe(true),
    WAIT,
  )
  mux.finish(mux.assets[0]?.id ?? '')
  expect(await ended(made, id)).toMatchObject({ status: 'completed' })
})

it('an answer that was lost leaves one video: what else was made is to be deleted', async () => {
  mux.trouble.push({ method: 'POST', what: 'lose the answer' })
  const made = await video()
  const id = await upload(made)
  await vi.waitFor(async () => {
    // Not for as long as a failed attempt would have it wait.
    await dueNow(id)
    await kick()
    expect((await row(made))?.status).toBe('ready')
  }, WAIT)
  expect(await ended(made, id)).toMatchObject({ status: 'completed' })
  const unwanted = (await sql`select asset_id from private.unwanted_videos`).map((one) =>
    String(one.asset_id),
  )
  const kept = mux.assets.filter((asset) => !unwanted.includes(asset.id))
  expect(kept.map(({ playback_ids }) => playback_ids[0]?.id)).toEqual([(await row(made))?.playback_id])
})

it.each([
  [{ status: 401 }, 'video_host_refused'],
  [{ status: 400 }, 'video_rejected'],
])('a refusal %j fails this job and says why, without a key, a link or a word of Mux', async (what, code) => {
  mux.trouble.push({ method: 'POST', what })
  const made = await video()
  const id = await upload(made)
  expect(await ended(made, id)).toMatchObject({ status: 'failed', error: { code } })
  await expectNoSecrets(id)
})

it('what Mux cannot read fails, is deleted there, and another try hands it over anew', async () => {
  mux.readyAtOnce = false
  const made = await video()
  const id = await upload(made)
  await vi.waitFor(() => expect(mux.assets).toHaveLength(1), WAIT)
  mux.finish(mux.assets[0]?.id ?? '', 'errored')
  expect(await ended(made, id)).toMatchObject({ status: 'failed', error: { code: 'video_rejected' } })
  await expectNoSecrets(id)
  expect(await sql`select from private.unwanted_videos`).toHaveLength(1)
  mux.readyAtOnce = true
  await must(made.client.rpc('retry_job', { job_id: id }))
  await kick()
  await vi.waitFor(() => expect(posts()).toBe(2), WAIT)
  expect(await ended(made, id)).toMatchObject({ status: 'completed' })
})

/** Neither the rows of a job nor the log know a key, or the link by which the file is fetched. */
async function expectNoSecrets(jobId: string): Promise<void> {
  const rows = await sql`
    select j::text as line from public.jobs j where j.id = ${jobId}
    union all select t::text from public.job_tasks t where t.job_id = ${jobId}
    union all select e::text from public.job_events e where e.job_id = ${jobId}`
  const all = [...rows.map(({ line }) => String(line)), await readFile(inject('logPath'), 'utf8')].join('\n')
  const basic = Buffer.from(`${MUX_TOKEN_ID}:${MUX_TOKEN_SECRET}`).toString('base64')
  for (const secret of [MUX_TOKEN_ID, MUX_TOKEN_SECRET, basic, 'object/sign/media'])
    expect(all).not.toContain(secret)
}
