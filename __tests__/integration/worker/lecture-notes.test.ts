import { LectureNotesSchema, linesOf } from '@shared/documents/lecture-notes.ts'
import { describe, expect, it } from 'vitest'
import { mergeNotes } from '../../../local/model/notes/merge-notes.ts'
import { takeNotes } from '../../../local/model/notes/take-notes.ts'
import type { ScriptedModel } from '../../support/scripted-model.ts'
import { must } from './talk-track-job.ts'
import { endedJob, materialOf, modelWith } from './transcript-job.ts'

const model = modelWith({ lecture_notes_part: takeNotes, lecture_notes_merge: mergeNotes })
const start = (texts: string[]) => endedJob('lecture_notes', 'A talk', texts)

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
    for (const { from, to } of piecesOf(model())) {
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
  const shown = calls.flatMap((call) => {
    const { lines } = materialOf(call) as { lines?: { line: number }[] }
    return lines ? [{ from: lines[0]?.line ?? 0, to: lines.at(-1)?.line ?? 0 }] : []
  })
  expect(shown.length).toBeGreaterThan(20)
  return shown
}
