import { type StoryPicture, StoryPictureSchema } from '@shared/documents/picture.ts'
import { JobSchema } from '@shared/engine/job.ts'
import { imageSize } from 'image-size'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { altOf, pictureReply, SHEET } from '../../support/picture-replies.ts'
import { drawn, REFUSED } from '../../support/scripted-drawing.ts'
import type { ModelCall, ScriptedModel } from '../../support/scripted-model.ts'
import { clearJobs, kick, killWorker, serviceClient, signedInUser } from '../../support/stack.ts'
import { japaneseStory } from '../../support/stories.ts'
import { must, startModel, withLeaseSeconds } from './talk-track-job.ts'

let model: ScriptedModel
beforeAll(async () => {
  model = await startModel()
})
afterAll(() => model.close())
beforeEach(async () => {
  model.reset()
  model.answer((call) => ({ type: 'content', content: JSON.stringify(answer(call)) }))
  await clearJobs()
})

const nameOf = ({ body }: ModelCall) => body.response_format?.json_schema?.name ?? ''
const materialOf = ({ messages }: ModelCall) =>
  /<material>\n([\s\S]*)\n<\/material>/.exec(messages[1]?.content ?? '')?.[1] ?? '{}'
const answer = (call: ModelCall) => pictureReply(nameOf(call), materialOf(call))
const asked = () => model.calls.map(nameOf)
const { segments } = japaneseStory
/** Which segment a prompt is of. */
const segmentOf = (prompt: string) => segments.find(({ text }) => prompt.includes(text))?.id

/** A new user with a project and a story. */
async function story() {
  const { client } = await signedInUser()
  const project = await must(client.from('projects').insert({ title: 'A funnel' }).select('id').single())
  const created = await must(
    client.rpc('create_document', {
      project_id: project.id,
      type: 'story',
      title: '町のパン',
      content: japaneseStory,
      source: {},
    }),
  )
  return { client, projectId: String(project.id), storyId: String(created.id) }
}

type Mine = Awaited<ReturnType<typeof story>>

async function enqueue({ client, projectId, storyId }: Mine, input: object = {}): Promise<string> {
  const args = { kind: 'image_generation', project_id: projectId, input: { documentId: storyId, ...input } }
  const { job } = (await must(client.rpc('enqueue_job', args))) as { job: { id: string } }
  await kick()
  return job.id
}

function ended({ client }: Mine, jobId: string) {
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

const ListedSchema = z.object({
  pictures: z.array(StoryPictureSchema),
  refused: z.array(z.object({ segmentId: z.string(), code: z.string() })),
})
async function listed({ client, storyId }: Mine) {
  return ListedSchema.parse(await must(client.rpc('list_story_pictures', { document_id: storyId })))
}

/** The bytes of a picture, as that user gets them from Storage; null when they do not. */
async function seen({ client }: Pick<Mine, 'client'>, { id }: Pick<StoryPicture, 'id'>) {
  const { data: row } = await client.from('story_pictures').select('path').eq('id', id).maybeSingle()
  if (!row) return null
  const { data } = await client.storage.from('media').download(row.path)
  return data && new Uint8Array(await data.arrayBuffer())
}

it('is a picture for every segment by one character sheet, with words for who cannot see it, for its owner alone', async () => {
  const mine = await story()
  const job = await ended(mine, await enqueue(mine))
  expect(job).toMatchObject({ status: 'completed', progress: 100, result: { drawn: 5, kept: 0, refused: 0 } })
  expect(asked()).toEqual(['character_sheet', 'picture_descriptions'])
  expect(model.drawings.map(({ prompt }) => segmentOf(prompt)).sort()).toEqual(segments.map(({ id }) => id))
  for (const { prompt, model: artist, size } of model.drawings) {
    expect(prompt).toContain(SHEET.world)
    expect([artist, size]).toEqual(['gpt-image-2.5-flare', '1536x1024'])
  }
  const { pictures, refused } = await listed(mine)
  expect(refused).toEqual([])
  expect(pictures.map(({ segmentId }) => segmentId).sort()).toEqual(segments.map(({ id }) => id))
  for (const picture of pictures) {
    const text = segments.find(({ id }) => id === picture.segmentId)?.text ?? ''
    expect(picture).toMatchObject({
      alt: altOf(text),
      type: 'image/png',
      width: 192,
      height: 128,
      style: 'watercolour',
    })
    const bytes = await seen(mine, picture)
    expect(imageSize(bytes ?? new Uint8Array())).toMatchObject({ width: 192, height: 128 })
    expect(bytes?.length).toBe(picture.bytes)
    expect(await seen(await signedInUser(), picture)).toBeNull()
  }
}, 120_000)

it('one that is refused is that one alone: the others are drawn, and it is asked for again by itself', async () => {
  const mine = await story()
  model.draw(({ prompt, index }) => (segmentOf(prompt) === 'segment-2' ? REFUSED : { body: drawn(index) }))
  const job = await ended(mine, await enqueue(mine))
  expect(job).toMatchObject({ status: 'completed', result: { drawn: 4, refused: 1 } })
  expect(JSON.stringify(job)).not.toContain('safety')
  expect(await listed(mine)).toMatchObject({
    refused: [{ segmentId: 'segment-2', code: 'picture_refused' }],
    pictures: { length: 4 },
  })

  const before = model.drawings.length
  const again = await ended(mine, await enqueue(mine, { segmentIds: ['segment-2'] }))
  expect(again).toMatchObject({ status: 'failed', error: { code: 'picture_refused' } })
  model.draw(({ index }) => ({ body: drawn(index) }))
  const third = await ended(mine, await enqueue(mine, { segmentIds: ['segment-2'] }))
  expect(third).toMatchObject({ status: 'completed', result: { drawn: 1, kept: 0, refused: 0 } })
  expect(model.drawings.slice(before).map(({ prompt }) => segmentOf(prompt))).toEqual([
    'segment-2',
    'segment-2',
  ])
  expect(await listed(mine)).toMatchObject({ refused: [], pictures: { length: 5 } })
  // The faces were described once, for all three jobs.
  expect(asked().filter((name) => name === 'character_sheet')).toHaveLength(1)
}, 120_000)

it('what is there is not bought again; asked for again it is drawn anew and takes the place of the one before', async () => {
  const mine = await story()
  await ended(mine, await enqueue(mine))
  const before = await listed(mine)
  model.reset()
  model.answer((call) => ({ type: 'content', content: JSON.stringify(answer(call)) }))
  const same = await ended(mine, await enqueue(mine))
  expect(same).toMatchObject({ status: 'completed', result: { drawn: 0, kept: 5, refused: 0 } })
  expect([model.calls, model.drawings]).toEqual([[], []])

  const again = await ended(mine, await enqueue(mine, { segmentIds: ['segment-4'], again: true }))
  expect(again).toMatchObject({ result: { drawn: 1, kept: 0 } })
  const idOf = (pictures: StoryPicture[], id: string) =>
    pictures.find(({ segmentId }) => segmentId === id)?.id
  const after = await listed(mine)
  expect(after.pictures).toHaveLength(5)
  expect(idOf(after.pictures, 'segment-4')).not.toBe(idOf(before.pictures, 'segment-4'))
  expect(idOf(after.pictures, 'segment-1')).toBe(idOf(before.pictures, 'segment-1'))
}, 120_000)

it('goes on after its worker was killed, and buys nothing twice that was kept', async () => {
  await withLeaseSeconds(2, async () => {
    const mine = await story()
    model.draw(({ index }) => ({ body: drawn(index), delayMs: index < 2 ? 0 : 60_000 }))
    const jobId = await enqueue(mine)
    await model.until(() => model.drawings.length === 5)
    await expect.poll(async () => (await listed(mine)).pictures.length, { timeout: 30_000 }).toBe(2)
    const kept = (await listed(mine)).pictures.map(({ segmentId }) => segmentId)
    expect(await killWorker()).toBe(true)

    model.reset()
    model.answer((call) => ({ type: 'content', content: JSON.stringify(answer(call)) }))
    const done = async () => {
      const { error } = await serviceClient().rpc('sweep_jobs')
      if (error) throw error
      await kick()
      return (await must(mine.client.from('jobs').select('status').eq('id', jobId).single())).status as string
    }
    await expect.poll(done, { timeout: 60_000, interval: 300 }).toBe('completed')
    expect(model.calls).toEqual([])
    const after = model.drawings.map(({ prompt }) => segmentOf(prompt) ?? '')
    expect([...kept, ...after].sort()).toEqual(segments.map(({ id }) => id))
  })
}, 120_000)

it('a story that is deleted while it is drawn leaves no picture, and no job that goes on', async () => {
  const mine = await story()
  model.draw(({ index }) => ({ body: drawn(index), delayMs: 1_500 }))
  const jobId = await enqueue(mine)
  await model.until(() => model.drawings.length > 0)
  await mine.client.rpc('delete_document', { document_id: mine.storyId })
  const job = await ended(mine, jobId)
  expect(job).toMatchObject({ status: 'failed', error: { code: 'document_not_found' } })
  const { data } = await mine.client.from('story_pictures').select('id')
  expect(data).toEqual([])
}, 120_000)

it.each([
  ['a document that is no story', { documentId: crypto.randomUUID() }],
  ['a story of somebody else', null],
])('%s is refused when it is asked for', async (_what, input) => {
  const mine = await story()
  const theirs = await story()
  const args = {
    kind: 'image_generation',
    project_id: mine.projectId,
    input: input ?? { documentId: theirs.storyId },
  }
  const { error } = await mine.client.rpc('enqueue_job', args)
  expect(error?.code).toBe('OFS02')
  expect(model.drawings).toEqual([])
})

it('what the model server says of a key ends the job with words of ours', async () => {
  const mine = await story()
  model.draw(() => ({
    status: 401,
    body: { error: { message: 'Incorrect API key provided: sk-live-1234' } },
  }))
  const job = await ended(mine, await enqueue(mine))
  expect(job).toMatchObject({ status: 'failed', error: { code: 'model_key_rejected' } })
  expect(JSON.stringify(job)).not.toContain('sk-live')
})
