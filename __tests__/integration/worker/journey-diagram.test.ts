import { createHash } from 'node:crypto'
import { JourneySchema } from '@shared/documents/journey.ts'
import { JobSchema } from '@shared/engine/job.ts'
import type { SupabaseClient } from '@supabase/supabase-js'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { journeyReply, questionReply, reviewOf, STORM } from '../../support/diagram-replies.ts'
import type { ScriptedModel } from '../../support/scripted-model.ts'
import { clearJobs, kick, serviceClient, signedInUser } from '../../support/stack.ts'
import { must, startModel } from './talk-track-job.ts'

const PNG = Buffer.from(STORM.png, 'base64')

let model: ScriptedModel
beforeAll(async () => {
  model = await startModel()
})
afterAll(() => model.close())
beforeEach(async () => {
  model.reset()
  await clearJobs()
})

/** The picture in a project of that user, sent as a browser would send it. */
async function storePicture(client: SupabaseClient, bytes: Buffer = PNG) {
  const project = await must(client.from('projects').insert({ title: 'A funnel' }).select('id').single())
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const announced = { name: 'storm.png', type: 'image/png', bytes: bytes.length, sha256, pixels: 2048 }
  const media = (await must(client.rpc('create_media', { project_id: project.id, ...announced }))) as {
    id: string
    path: string
  }
  const sent = await client.storage.from('media').upload(media.path, bytes, { contentType: 'image/png' })
  expect(sent.error).toBeNull()
  return { projectId: String(project.id), mediaId: media.id, path: media.path }
}

const enqueue = (client: SupabaseClient, projectId: string, mediaId: string) =>
  client.rpc('enqueue_job', {
    kind: 'journey_from_diagram',
    project_id: projectId,
    input: { mediaId, prompt: '' },
  })

async function run(client: SupabaseClient, bytes?: Buffer) {
  const picture = await storePicture(client, bytes)
  await must(client.rpc('finish_media', { media_id: picture.mediaId }))
  return end(client, picture)
}

/** A journey of it, at its end. */
async function end(client: SupabaseClient, { projectId, mediaId }: { projectId: string; mediaId: string }) {
  const { job } = (await must(enqueue(client, projectId, mediaId))) as { job: { id: string; title: string } }
  await kick()
  const ended = await vi.waitFor(
    async () => {
      const detail = await must(client.rpc('get_job', { job_id: job.id }))
      const found = JobSchema.parse((detail as { job: unknown }).job)
      if (!found.finishedAt) throw new Error(`It stands at ${found.status}, ${found.progress} percent`)
      return found
    },
    { timeout: 60_000, interval: 100 },
  )
  return { ended, mediaId, title: job.title }
}

describe('a journey from a picture', () => {
  it('is read and looked at again: the very bytes arrive, and each cell has its region', async () => {
    model.answer([
      { type: 'content', content: JSON.stringify(journeyReply()) },
      { type: 'content', content: JSON.stringify(reviewOf(journeyReply())) },
    ])
    const { client } = await signedInUser()
    const { ended, mediaId, title } = await run(client)
    expect(title).toBe('Customer journey for storm.png')
    expect(ended).toMatchObject({
      status: 'completed',
      progress: 100,
      result: { stages: 3, entries: 3, dropped: 0 },
    })
    expect(model.calls).toHaveLength(2)
    for (const { images } of model.calls) {
      expect(images).toHaveLength(1)
      expect(images[0]?.type).toBe('image/png')
      expect(images[0]?.bytes.equals(PNG)).toBe(true)
    }
    const { content } = await must(
      client.from('documents').select('content').eq('id', ended.result?.documentId).single(),
    )
    expect(JourneySchema.parse(content).stages[1]?.steps).toMatchObject([
      { text: 'Access damage', sources: [{ mediaId, region: { x: 0.5, y: 0.5, w: 0.15, h: 0.2 } }] },
    ])
  })

  it('of a sequence diagram is a question with choices, and no document', async () => {
    model.answer([{ type: 'content', content: JSON.stringify(questionReply()) }])
    const { client } = await signedInUser()
    const { ended } = await run(client)
    expect(ended).toMatchObject({
      status: 'completed',
      result: { question: { looksLike: 'sequence_diagram', choices: ['The user who is redirected'] } },
    })
    expect(model.calls).toHaveLength(1)
    const { data } = await client.from('documents').select('id')
    expect(data).toEqual([])
  })

  it('of bytes that are no picture is none, and the model is never asked', async () => {
    const { client } = await signedInUser()
    const { ended } = await run(client, Buffer.from('This says image/png and is text.'))
    expect(ended).toMatchObject({ status: 'failed', error: { code: 'picture_unreadable' } })
    expect(model.calls).toEqual([])
  })

  it('larger than the settings have allowed since is read by no worker', async () => {
    const { client } = await signedInUser()
    const picture = await storePicture(client)
    await must(client.rpc('finish_media', { media_id: picture.mediaId }))
    const limits = () => serviceClient().from('upload_limits')
    const [row] = (await limits().select('max_bytes').eq('medium', 'picture')).data ?? []
    await limits()
      .update({ max_bytes: PNG.length - 1 })
      .eq('medium', 'picture')
    try {
      const { ended } = await end(client, picture)
      expect(ended).toMatchObject({ status: 'failed', error: { code: 'media_too_large' } })
      expect(model.calls).toEqual([])
    } finally {
      await limits().update({ max_bytes: row?.max_bytes }).eq('medium', 'picture')
    }
  })

  it("is refused at admission of another's picture, of another project's, and of one that has not arrived", async () => {
    const [mine, other] = [await signedInUser(), await signedInUser()]
    const picture = await storePicture(mine.client)
    expect((await enqueue(mine.client, picture.projectId, picture.mediaId)).error?.code).toBe('OFS08')
    await must(mine.client.rpc('finish_media', { media_id: picture.mediaId }))
    const project = await must(other.client.from('projects').insert({ title: 'X' }).select('id').single())
    expect((await enqueue(other.client, project.id, picture.mediaId)).error?.code).toBe('OFS02')
    const second = await must(mine.client.from('projects').insert({ title: 'Y' }).select('id').single())
    expect((await enqueue(mine.client, second.id, picture.mediaId)).error?.code).toBe('OFS02')
  })
})
