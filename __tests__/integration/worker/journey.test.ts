import { JourneySchema } from '@shared/documents/journey.ts'
import { JobSchema } from '@shared/engine/job.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { findJourney } from '../../../local/model/journey/find-journey.ts'
import { orderJourney } from '../../../local/model/journey/order-journey.ts'
import type { ModelCall, ScriptedModel } from '../../support/scripted-model.ts'
import { clearJobs, kick, signedInUser } from '../../support/stack.ts'
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

const writers: Record<string, (material: unknown) => unknown> = {
  journey_parts: findJourney,
  journey_order: orderJourney,
}

/** What the offline model would say, on the wire of the scripted one. */
function answer({ body, messages }: ModelCall): unknown {
  const material = /<material>\n([\s\S]*)\n<\/material>/.exec(messages[1]?.content ?? '')?.[1] ?? '{}'
  return writers[body.response_format?.json_schema?.name ?? '']?.(JSON.parse(material))
}

const WAY = [
  'I heard about it on a podcast.',
  'I looked at the website, the pricing page was confusing.',
  'We signed up in March and I was relieved.',
]

/** A new user with a project, transcripts of these lines, and a journey job of them. */
async function start(transcripts: string[][], others: string[] = []) {
  const { client } = await signedInUser()
  const project = await must(client.from('projects').insert({ title: 'A funnel' }).select('id').single())
  const ids = await Promise.all(
    transcripts.map(async (texts, index) => {
      const lines = texts.map((text) => ({ start: null, end: null, speaker: 'Ana', text }))
      const content = { language: 'en', format: 'text', warnings: [], lines }
      const args = { project_id: project.id, type: 'transcript', title: `Talk ${index}`, content, source: {} }
      return String((await must(client.rpc('create_document', args))).id)
    }),
  )
  const transcriptIds = [...ids, ...others]
  const args = {
    kind: 'journey_from_transcript',
    project_id: project.id,
    input: { transcriptIds, prompt: '' },
  }
  const { job } = (await must(client.rpc('enqueue_job', args))) as { job: { id: string } }
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
  return { client, ids, ended }
}

describe('a journey', () => {
  it('of two transcripts holds what was said in both, each entry with the lines it rests on', async () => {
    const filler = Array.from({ length: 400 }, (_, index) => `The weather of day ${index} was mild.`)
    const { client, ids, ended } = await start([WAY, [...filler, ...WAY]])
    expect(ended).toMatchObject({ status: 'completed', progress: 100, result: { stages: 3 } })
    const row = client.from('documents').select('type, title, content').eq('id', ended.result?.documentId)
    const { type, title, content } = await must(row.single())
    expect({ type, title }).toEqual({ type: 'journey', title: 'Talk 0, Talk 1' })
    const journey = JourneySchema.parse(content)
    expect(journey.stages.map((stage) => stage.title)).toEqual([
      'Hearing of it',
      'Looking around',
      'Deciding and paying',
    ])
    expect(journey.stages[0]?.steps[0]?.sources).toEqual([
      { documentId: ids[0], lines: [1], quote: WAY[0] },
      { documentId: ids[1], lines: [401], quote: WAY[0] },
    ])
    expect(journey.stages[2]?.feelings).toMatchObject([{ text: 'relieved', score: 1 }])
    // One call a piece and one to join them.
    expect(model.calls.length).toBeGreaterThan(3)
  })

  it('of small talk is none, with a code and no document', async () => {
    const { client, ended } = await start([['Hello, is anybody there?', 'The weather is lovely today.']])
    expect(ended).toMatchObject({ status: 'failed', error: { code: 'no_journey_found' } })
    const { data } = await client.from('documents').select('id').eq('type', 'journey')
    expect(data).toEqual([])
  })

  it("of somebody else's transcript is none: it is not there", async () => {
    const theirs = await start([WAY])
    await expect(start([WAY], theirs.ids)).rejects.toThrow('This transcript does not exist in this project.')
  })
})
