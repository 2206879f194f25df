import { SopSchema } from '@shared/documents/sop.ts'
import { afterAll, beforeAll, beforeEach, expect, inject, it, vi } from 'vitest'
import { connectAsAdmin } from '../../support/database.ts'
import type { ScriptedModel } from '../../support/scripted-model.ts'
import { clearJobs, kick } from '../../support/stack.ts'
import { documentsOf, ended, hearAll, type Made, notesOf, recording } from './recording-job.ts'
import { must, startModel } from './talk-track-job.ts'

const WAIT = { timeout: 60_000, interval: 200 }
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

async function enqueue(kind: string, { client, projectId, mediaId }: Made, dependsOn: string[] = []) {
  const args = { kind, project_id: projectId, input: { mediaId }, depends_on: dependsOn }
  return ((await must(client.rpc('enqueue_job', args))) as { job: { id: string } }).job.id
}

it('a training that waits for the transcript of its recording is made of that, and nothing is heard twice', async () => {
  hearAll(model, 2)
  const made = await recording(2)
  const heard = await enqueue('transcription', made)
  const written = await enqueue('sop_generation', made, [heard])
  await kick()
  expect(await ended(made, written)).toMatchObject({ status: 'completed', progress: 100 })
  expect(await ended(made, heard)).toMatchObject({ status: 'completed' })
  expect(model.transcriptions).toHaveLength(2)
  const [transcript, ...others] = await documentsOf(made, 'transcript')
  expect(others).toEqual([])
  const [training] = await documentsOf(made, 'sop')
  expect(SopSchema.parse(training?.content)).toMatchObject({
    mediaId: made.mediaId,
    transcript: { id: transcript?.id },
  })
})

it('a training of a recording that nobody has heard listens first, and keeps the transcript', async () => {
  hearAll(model, 2)
  const made = await recording(2)
  const written = await enqueue('sop_generation', made)
  await kick()
  expect(await ended(made, written)).toMatchObject({ status: 'completed', progress: 100 })
  expect(model.transcriptions).toHaveLength(2)
  const [transcript] = await documentsOf(made, 'transcript')
  const [training] = await documentsOf(made, 'sop')
  expect(SopSchema.parse(training?.content).transcript.id).toBe(transcript?.id)
})

/** The chain that the app starts, and how its parts stand. */
async function startChain({ client, projectId, mediaId }: Made) {
  const parts = ['transcription', 'sop_generation'].map((kind) => ({ kind, input: { mediaId } }))
  const { chain } = (await must(client.rpc('start_chain', { project_id: projectId, parts }))) as {
    chain: { id: string; parts: { job: { id: string } }[] }
  }
  const [heard = '', written = ''] = chain.parts.map(({ job }) => job.id)
  return { id: chain.id, heard, written }
}

it('a chain goes on by itself, from the recording to the training', async () => {
  hearAll(model, 2)
  const made = await recording(2)
  const { heard, written } = await startChain(made)
  await kick()
  expect(await ended(made, written)).toMatchObject({ status: 'completed' })
  expect(await ended(made, heard)).toMatchObject({ status: 'completed' })
  expect(await documentsOf(made, 'transcript')).toHaveLength(1)
  expect(await documentsOf(made, 'sop')).toHaveLength(1)
})

it('a chain whose first part is cancelled while it runs leaves nothing half done, and goes on when it is continued', async () => {
  const listening = Promise.withResolvers<void>()
  hearAll(model, 2, () => {
    listening.resolve()
    return { delayMs: 600_000 }
  })
  const made = await recording(2)
  const chain = await startChain(made)
  await kick()
  await listening.promise
  await must(made.client.rpc('cancel_chain', { chain_id: chain.id, part: 1 }))
  await kick({ apikey: inject('secretKey') }, { jobId: chain.heard, cancelled: true })
  await vi.waitFor(async () => {
    const [row] = await connectAsAdmin()`
      select count(*)::int as held from private.task_leases where job_id in (${chain.heard}, ${chain.written})`
    expect(row?.held).toBe(0)
  }, WAIT)
  for (const id of [chain.heard, chain.written])
    expect(await ended(made, id)).toMatchObject({ status: 'cancelled', error: null })
  for (const type of ['transcript', 'sop']) expect(await documentsOf(made, type)).toEqual([])

  hearAll(model, 2)
  await must(made.client.rpc('retry_chain', { chain_id: chain.id }))
  await kick()
  expect(await ended(made, chain.written)).toMatchObject({ status: 'completed' })
  expect(await documentsOf(made, 'transcript')).toHaveLength(1)
})
