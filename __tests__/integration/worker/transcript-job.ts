import { JobSchema } from '@shared/engine/job.ts'
import { afterAll, beforeAll, beforeEach, vi } from 'vitest'
import type { ModelCall, ScriptedModel } from '../../support/scripted-model.ts'
import { clearJobs, kick, signedInUser } from '../../support/stack.ts'
import { must, startModel } from './talk-track-job.ts'

/** What answers for the model, by the name of the schema that is asked for. */
export type Writers = Record<string, (material: unknown) => unknown>

/** What the model was shown. */
export function materialOf({ messages }: ModelCall): unknown {
  return JSON.parse(/<material>\n([\s\S]*)\n<\/material>/.exec(messages[1]?.content ?? '')?.[1] ?? '{}')
}

/** What the offline model's own writers say, on the wire of the scripted one; each test begins without jobs. */
export function modelWith(writers: Writers): () => ScriptedModel {
  let model: ScriptedModel
  const answer = (call: ModelCall) =>
    writers[call.body.response_format?.json_schema?.name ?? '']?.(materialOf(call))
  beforeAll(async () => {
    model = await startModel()
  })
  afterAll(() => model.close())
  beforeEach(async () => {
    model.reset()
    model.answer((call) => ({ type: 'content', content: JSON.stringify(answer(call)) }))
    await clearJobs()
  })
  return () => model
}

/** A new user with a project, a transcript of these lines, ten seconds each, and a job of that kind of it, to its end. */
export async function endedJob(kind: string, title: string, texts: string[]) {
  const { client } = await signedInUser()
  const project = await must(client.from('projects').insert({ title: 'A funnel' }).select('id').single())
  const lines = texts.map((text, index) => ({ start: index * 10, end: index * 10 + 10, speaker: null, text }))
  const content = { language: 'en', format: 'vtt', warnings: [], lines }
  const document = { project_id: project.id, type: 'transcript', title, content, source: {} }
  const transcript = await must(client.rpc('create_document', document))
  const args = { kind, project_id: project.id, input: { transcriptId: transcript.id } }
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
