import { SopSchema } from '@shared/documents/sop.ts'
import { JobSchema } from '@shared/engine/job.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { mergeSop } from '../../../local/model/sop/merge-sop.ts'
import { writeSopPart } from '../../../local/model/sop/write-part.ts'
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
  sop_part: writeSopPart,
  sop_merge: mergeSop,
}

/** What the offline model would say, on the wire of the scripted one. */
function answer({ body, messages }: ModelCall): unknown {
  const material = /<material>\n([\s\S]*)\n<\/material>/.exec(messages[1]?.content ?? '')?.[1] ?? '{}'
  return writers[body.response_format?.json_schema?.name ?? '']?.(JSON.parse(material))
}

/** A new user with a project, a transcript of these lines, and a job that makes a training of it. */
async function start(texts: string[]) {
  const { client } = await signedInUser()
  const project = await must(client.from('projects').insert({ title: 'A funnel' }).select('id').single())
  const lines = texts.map((text, index) => ({
    start: index * 10,
    end: index * 10 + 10,
    speaker: null,
    text,
  }))
  const content = { language: 'en', format: 'vtt', warnings: [], lines }
  const transcript = await must(
    client.rpc('create_document', {
      project_id: project.id,
      type: 'transcript',
      title: 'A shift',
      content,
      source: {},
    }),
  )
  const args = { kind: 'sop_generation', project_id: project.id, input: { transcriptId: transcript.id } }
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
  return { client, transcript, ended }
}

describe('a training', () => {
  it('of a long day has the steps of every part of it, each with its time, and is saved and exported', async () => {
    const texts = Array.from({ length: 900 }, (_, index) =>
      index % 3 === 0
        ? `Then press the button with number ${index} on the machine of the second floor.`
        : `The machine of the second floor has ${index} parts that somebody made by hand.`,
    )
    const { client, transcript, ended } = await start(texts)
    expect(ended).toMatchObject({ status: 'completed', progress: 100 })
    const row = client.from('documents').select('type, title, content').eq('id', ended.result?.documentId)
    const { type, title, content } = await must(row.single())
    expect({ type, title }).toEqual({ type: 'sop', title: 'A shift' })
    const sop = SopSchema.parse(content)
    expect(sop.transcript).toEqual({ id: transcript.id, title: 'A shift' })
    const steps = sop.chapters.flatMap((chapter) => chapter.steps)
    for (const { lines, start, text } of steps) {
      expect(texts[(lines[0] ?? 0) - 1]).toBe(text)
      expect(start).toBe(((lines[0] ?? 0) - 1) * 10)
    }
    const pieces = model.calls.filter(({ body }) => body.response_format?.json_schema?.name === 'sop_part')
    expect(pieces.length).toBeGreaterThan(5)
    const order = steps.map(({ lines }) => lines[0] ?? 0)
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(order.at(-1)).toBeGreaterThan(800)
  }, 120_000)

  it('of an empty room is none, with a code and no document', async () => {
    const { client, ended } = await start(['Hello?', 'Hi, can you hear me?', 'Okay, nobody came today.'])
    expect(ended).toMatchObject({ status: 'failed', error: { code: 'no_training_found' } })
    const { data } = await client.from('documents').select('id').eq('type', 'sop')
    expect(data).toEqual([])
  })
})
