import { LectureNotesSchema, linesOf } from '@shared/documents/lecture-notes.ts'
import { describe, expect, it } from 'vitest'
import { mergeNotes } from '../../../local/model/notes/merge-notes.ts'
import { takeNotes } from '../../../local/model/notes/take-notes.ts'
import type { ScriptedModel } from '../../support/scripted-model.ts'
import { must } from './talk-track-job.ts'
import { endedJob, materialOf, modelWith } from './transcript-job.ts'

/** So many notes of a part, each as long as a note may be; what the offline model takes where it is null. */
let fullNotes: number | null = null
const model = modelWith({
  lecture_notes_part: (material) =>
    fullNotes === null ? takeNotes(material) : full(material as Shown, fullNotes),
  lecture_notes_merge: mergeNotes,
})
const mempools = (count: number) =>
  Array.from(
    { length: count },
    (_, index) =>
      `Transaction number ${index} waits in the mempool of node ${index % 97} until a miner takes it for its fee of ${index * 3} coins.`,
  )
const start = (texts: string[]) => endedJob('lecture_notes', 'A talk', texts)

describe('lecture notes', () => {
  it('of 40,000 words cite every part of them, with times that link back', async () => {
    const { client, transcript, ended } = await start(mempools(2_000))
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
    for (const { from, to } of piecesOf(model())) {
      expect(cited.some((line) => line >= from && line <= to)).toBe(true)
    }
  }, 120_000)

  it('that are more than a document holds say what is too large; every part of them is kept to be read', async () => {
    fullNotes = 39
    try {
      const { client, transcript, ended } = await start(mempools(3_500))
      expect(ended).toMatchObject({ status: 'failed', error: { code: 'result_too_large' } })
      expect(ended.error?.message).toMatch(
        /^The lecture notes “.+” came to 1,\d{3} kB, 1,\d{3} kB of it sections; a document may have at most 1,000 kB\.$/,
      )
      const parts = await must(client.rpc('get_job_parts', { job_id: ended.id }))
      const { parts: stored } = parts as {
        parts: { stage: string; output: { sections?: unknown[] } | null }[]
      }
      const read = stored.filter(({ stage }) => stage === 'notes')
      expect(read.length).toBeGreaterThan(20)
      expect(read.every(({ output }) => output?.sections?.length === 1)).toBe(true)
      const kept = client.from('documents').select('id, type').eq('project_id', ended.projectId)
      expect((await must(kept)).map(({ id }) => id)).toEqual([transcript.id])
    } finally {
      fullNotes = null
    }
  }, 120_000)

  it('of an empty room are none, with a code and no document', async () => {
    const { client, ended } = await start(['Hello?', 'Hi, can you hear me?', 'Okay, nobody came today.'])
    expect(ended).toMatchObject({ status: 'failed', error: { code: 'no_notes_found' } })
    const { data } = await client.from('documents').select('id').eq('type', 'lecture_notes')
    expect(data).toEqual([])
  })
})

interface Shown {
  lines: { line: number; text: string }[]
}

function full({ lines }: Shown, count: number) {
  const points = Array.from({ length: count }, (_, n) => {
    const { line, text } = lines[n % lines.length] ?? { line: 1, text: '' }
    return { text: `${text} `.repeat(6).slice(0, 590).trim(), lines: [line] }
  })
  const title = `From line ${lines[0]?.line}`
  const summary = lines[0]?.text
  const sections = [{ heading: title, points }]
  return { nothing: null, title, summary, sections, takeaways: [], definitions: [], questions: [] }
}

/** The lines of each piece, as the model was shown them. */
function piecesOf({ calls }: ScriptedModel): { from: number; to: number }[] {
  const shown = calls.flatMap((call) => {
    const { lines } = materialOf(call) as { lines?: { line: number }[] }
    return lines ? [{ from: lines[0]?.line ?? 0, to: lines.at(-1)?.line ?? 0 }] : []
  })
  expect(shown.length).toBeGreaterThan(20)
  return shown
}
