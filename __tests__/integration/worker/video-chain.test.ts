import { afterAll, beforeAll, beforeEach, expect, inject, it, vi } from 'vitest'
import { connectAsAdmin } from '../../support/database.ts'
import type { ScriptedModel } from '../../support/scripted-model.ts'
import { type ScriptedMux, startScriptedMux } from '../../support/scripted-mux.ts'
import { clearJobs, kick, serviceClient } from '../../support/stack.ts'
import { documentsOf, ended, hearAll, jobOf, type Made, notesOf, wholeVideo } from './recording-job.ts'
import { must, startModel } from './talk-track-job.ts'

/** The chain of a training of a video, as the app starts it: listened to, written, and handed to Mux, which may fail. */
const KINDS = ['transcription', 'sop_generation', 'video_upload'] as const
const WAIT = { timeout: 60_000, interval: 200 }
const sql = connectAsAdmin()
let mux: ScriptedMux
let model: ScriptedModel
beforeAll(async () => {
  mux = await startScriptedMux(inject('scriptedMuxPort'))
  model = await startModel()
})
afterAll(() => Promise.all([mux.close(), model.close()]))
beforeEach(async () => {
  mux.reset()
  model.reset()
  model.answer((call) => ({ type: 'content', content: JSON.stringify(notesOf(call)) }))
  hearAll(model, 2)
  await sql`delete from private.unwanted_videos`
  await clearJobs()
})

interface Chain extends Made {
  id: string
  /** Of the three parts, in order. */
  jobs: [string, string, string]
}

async function start(): Promise<Chain> {
  const made = await wholeVideo(2)
  const { client, projectId, mediaId } = made
  const parts = KINDS.map((kind) => ({ kind, input: { mediaId }, optional: kind === 'video_upload' }))
  const { chain } = (await must(client.rpc('start_chain', { project_id: projectId, parts }))) as {
    chain: { id: string; parts: { job: { id: string } }[] }
  }
  const jobs = chain.parts.map(({ job }) => job.id) as Chain['jobs']
  await kick()
  return { ...made, id: chain.id, jobs }
}

const act = async (what: 'cancel_chain' | 'retry_chain', chain: Chain, part?: number) => {
  await must(chain.client.rpc(what, { chain_id: chain.id, ...(part !== undefined && { part }) }))
  await kick()
}
const statuses = async (chain: Chain) =>
  Promise.all(chain.jobs.map(async (id) => (await jobOf(chain, id)).status))
const allEnded = (chain: Chain) => Promise.all(chain.jobs.map((id) => ended(chain, id)))
const videos = async ({ client }: Chain) => must(client.from('media_videos').select('status'))
const unwanted = async () => (await sql`select asset_id from private.unwanted_videos`).length
/** What the clock does every ten minutes. */
const purge = () =>
  must(
    serviceClient()
      .functions.invoke('media-purge', { method: 'POST' })
      .then(({ error }) => ({ data: true, error })),
  )

async function expectNothingHeld({ jobs }: Chain): Promise<void> {
  await vi.waitFor(
    async () =>
      expect(await sql`select from private.task_leases where job_id in ${sql(jobs)}`).toHaveLength(0),
    WAIT,
  )
}

it('its three parts go one after the other, with nobody looking on', async () => {
  const chain = await start()
  await allEnded(chain)
  expect(await statuses(chain)).toEqual(['completed', 'completed', 'completed'])
  expect(await documentsOf(chain, 'sop')).toHaveLength(1)
  expect(await videos(chain)).toEqual([{ status: 'ready' }])
  expect(mux.assets).toHaveLength(1)
})

it('when Mux refuses, the training is there all the same, and that part alone is tried again', async () => {
  mux.trouble.push({ method: 'POST', what: { status: 400 } })
  const chain = await start()
  await allEnded(chain)
  expect(await statuses(chain)).toEqual(['completed', 'completed', 'failed'])
  expect(await documentsOf(chain, 'sop')).toHaveLength(1)
  const heard = model.transcriptions.length
  await act('retry_chain', chain, 3)
  await vi.waitFor(async () => expect(await videos(chain)).toEqual([{ status: 'ready' }]), WAIT)
  await allEnded(chain)
  expect(await statuses(chain)).toEqual(['completed', 'completed', 'completed'])
  expect(model.transcriptions).toHaveLength(heard)
})

it('the last part is cancelled while Mux prepares it, by itself or with all; the training stays, and it goes on with the same video', async () => {
  mux.readyAtOnce = false
  const chain = await start()
  for (const part of [3, undefined]) {
    await vi.waitFor(async () => expect(await videos(chain)).toEqual([{ status: 'preparing' }]), WAIT)
    await act('cancel_chain', chain, part)
    await kick({ apikey: inject('secretKey') }, { jobId: chain.jobs[2], cancelled: true })
    await expectNothingHeld(chain)
    expect(await statuses(chain)).toEqual(['completed', 'completed', 'cancelled'])
    expect(await documentsOf(chain, 'sop')).toHaveLength(1)
    await act('retry_chain', chain, part)
    await vi.waitFor(async () => expect((await jobOf(chain, chain.jobs[2])).finishedAt).toBeNull(), WAIT)
  }
  const [asset] = mux.assets
  mux.finish(asset?.id ?? '')
  await allEnded(chain)
  expect(await statuses(chain)).toEqual(['completed', 'completed', 'completed'])
  expect(mux.assets).toEqual([asset])
  expect(await unwanted()).toBe(0)
})

it('cancelled at its first part it leaves nothing half done, nor anything at Mux; continued, it comes to its end', async () => {
  const listening = Promise.withResolvers<void>()
  hearAll(model, 2, () => {
    listening.resolve()
    return { delayMs: 600_000 }
  })
  const chain = await start()
  await listening.promise
  await act('cancel_chain', chain, 1)
  await kick({ apikey: inject('secretKey') }, { jobId: chain.jobs[0], cancelled: true })
  await expectNothingHeld(chain)
  expect(await statuses(chain)).toEqual(['cancelled', 'cancelled', 'cancelled'])
  for (const type of ['transcript', 'sop']) expect(await documentsOf(chain, type)).toEqual([])
  expect(await videos(chain)).toEqual([])
  expect(await unwanted()).toBe(0)
  expect(mux.calls).toEqual([])

  hearAll(model, 2)
  await act('retry_chain', chain)
  await vi.waitFor(async () => expect(await videos(chain)).toEqual([{ status: 'ready' }]), WAIT)
  await allEnded(chain)
  expect(await statuses(chain)).toEqual(['completed', 'completed', 'completed'])
})

it('a training that is deleted while its video is prepared takes that with it, at Mux too', async () => {
  mux.readyAtOnce = false
  const chain = await start()
  await vi.waitFor(async () => expect(await videos(chain)).toEqual([{ status: 'preparing' }]), WAIT)
  const [asset] = mux.assets
  const [training] = await documentsOf(chain, 'sop')
  const { error } = await chain.client.rpc('delete_document', { document_id: training?.id })
  expect(error).toBeNull()
  expect(await videos(chain)).toEqual([])
  await purge()
  await vi.waitFor(() => expect(mux.deleted).toContain(asset?.id), WAIT)
  // What waited for it finds no training to hand another one over for.
  const last = await ended(chain, chain.jobs[2])
  expect(last).toMatchObject({ status: 'failed' })
  await purge()
  await vi.waitFor(() => expect(mux.assets).toEqual([]), WAIT)
})
