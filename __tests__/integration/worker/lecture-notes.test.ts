import { LectureNotesSchema, linesOf } from '@shared/documents/lecture-notes.ts'
import { JobSchema } from '@shared/engine/job.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { mergeNotes } from '../../../local/model/notes/merge-notes.ts'
import { takeNotes } from '../../../local/model/notes/take-notes.ts'
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
  lecture_notes_part: takeNotes,
  lecture_notes_merge: mergeNotes,
}

/** What the offline model would say, on the wire of the scripted one. */
function answer({ body, messages }: ModelCall): unknown {
  const material = /<material>\n([\s\S]*)\n<\/material>/.exec(messages[1]?.content ?? '')?.[1] ?? '{}'
  return writers[body.response_format?.json_schema?.name ?? '']?.(JSON.parse(material))
}

/** A new user with a project, a transcript of these lines, and a job that takes notes of it. */
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
      title: 'A talk',
      content,
      source: {},
    }),
  )
  const args = { kind: 'lecture_notes', project_id: project.id, input: { transcriptId: transcript.id } }
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

describe('lecture notes', () => {
  it('of 40,000 words cite every part of them, with times that link back', async () => {
    const texts = Array.from(
      { length: 2_000 },
      (_, index) =>
        `Transaction number ${index} waits in the mempool of node ${index % 97} until a miner takes it for its fee of ${index * 3} coins.`,
    )
    const { client, transcript, ended } = await start(texts)
    expect(ended).toMatchObject({ status: 'completed', progress: 100 })
    const row = client.from('documents').select('type, title, content').eq('id', ended.result?.documentId)
    const { type, title, content } = await must(row.single())
    expect({ type, title }).toEqual({ type: 'lecture_notes', title: 'A talk' })
    const notes = LectureNotesSchema.parse(content)
    expect(notes.transcript).toEqual({ id: transcript.id, title: 'A talk' })
    expect(notes.leftOut).toEqual([])
    const [first] = notes.sections
    expect(first?.start).toBe(((first?.points[0]?.lines[0] ?? 0) - 1) * 10)
    const cited = notes.sections.flatMap(linesOf)
    for (const { from, to } of piecesOf(model)) {
      expect(cited.some((line) => line >= from && line <= to)).toBe(true)
    }
  }, 120_000)

  it('of an empty room are none, with a code and no document', async () => {
    const { client, ended } = await start(['Hello?', 'Hi, can you hear me?', 'Okay, nobody came today.'])
    expect(ended).toMatchObject({ status: 'failed', error: { code: 'no_notes_found' } })
    const { data } = await client.from('documents').select('id').eq('type', 'lecture_notes')
    expect(data).toEqual([])
  })
})

/** The lines of each piece, as the model was shown them. */
function piecesOf({ calls }: ScriptedModel): { from: number; to: number }[] {
  const shown = calls.flatMap(({ messages }) => {
    const material = /<material>\n([\s\S]*)\n<\/material>/.exec(messages[1]?.content ?? '')?.[1] ?? '{}'
    const { lines } = JSON.parse(material) as { lines?: { line: number }[] }
    return lines ? [{ from: lines[0]?.line ?? 0, to: lines.at(-1)?.line ?? 0 }] : []
  })
  expect(shown.length).toBeGreaterThan(20)
  return shown
}
