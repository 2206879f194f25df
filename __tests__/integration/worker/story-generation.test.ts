import { StorySchema } from '@shared/documents/story.ts'
import { JobSchema } from '@shared/engine/job.ts'
import type { StoryInput } from '@shared/kinds/story_generation/schema.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ModelCall, ScriptedModel } from '../../support/scripted-model.ts'
import { clearJobs, kick, signedInUser } from '../../support/stack.ts'
import { japaneseStory, STORY_INPUT, storyReply } from '../../support/stories.ts'
import { must, startModel } from './talk-track-job.ts'

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
const answer = (call: ModelCall) => storyReply(nameOf(call), materialOf(call))

/** A new user with a project and a job that makes a story in it. */
async function start(input: Partial<StoryInput> = {}) {
  const { client } = await signedInUser()
  const project = await must(client.from('projects').insert({ title: 'A funnel' }).select('id').single())
  const args = { kind: 'story_generation', project_id: project.id, input: { ...STORY_INPUT, ...input } }
  const { job } = (await must(client.rpc('enqueue_job', args))) as { job: { id: string } }
  await kick()
  const ended = await vi.waitFor(
    async () => {
      const detail = await must(client.rpc('get_job', { job_id: job.id }))
      const found = JobSchema.parse((detail as { job: unknown }).job)
      if (!found.finishedAt) throw new Error(`It stands at ${found.status}, ${found.progress} percent`)
      return found
    },
    { timeout: 90_000, interval: 200 },
  )
  return { client, ended }
}

describe('a story', () => {
  it('is planned, written segment by segment and asked about; what broke a rule was asked for again', async () => {
    let asked = 0
    model.answer((call) => {
      const reply = answer(call) as Record<string, unknown>
      const first = nameOf(call) === 'story_segment' && asked++ === 0
      return { type: 'content', content: JSON.stringify(first ? { ...reply, readings: [] } : reply) }
    })
    const { client, ended } = await start()
    expect(ended).toMatchObject({ status: 'completed', progress: 100, result: { segments: 5, questions: 3 } })
    const row = client.from('documents').select('type, title, content').eq('id', ended.result?.documentId)
    const { type, title, content } = await must(row.single())
    expect({ type, title }).toEqual({ type: 'story', title: '町のパン' })
    const { model: writer, ...story } = StorySchema.parse(content)
    const { model: _, ...expected } = japaneseStory
    expect(story).toEqual(expected)
    expect(writer.offline).toBe(false)
    expect(model.calls.map(nameOf).filter((name) => name === 'story_segment')).toHaveLength(6)
    const again = model.calls.find(({ messages }) => messages.length > 2)
    expect(again?.messages.at(-1)?.content).toContain('has no reading')
  }, 120_000)

  it('whose plan no longer keeps the rules of its language is none: it fails with the reason and leaves no document', async () => {
    const { client, ended } = await start({ level: 'A1' })
    expect(ended).toMatchObject({ status: 'failed' })
    expect(model.calls).toEqual([])
    const { data } = await client.from('documents').select('id').eq('type', 'story')
    expect(data).toEqual([])
  })
})
