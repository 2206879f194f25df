import { SopSchema } from '@shared/documents/sop.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { ScriptedModel } from '../../support/scripted-model.ts'
import { clearJobs, kick } from '../../support/stack.ts'
import { documentsOf, ended, hearAll, type Made, notesOf, recording } from './recording-job.ts'
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
