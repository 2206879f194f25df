import { SopSchema } from '@shared/documents/sop.ts'
import { describe, expect, it } from 'vitest'
import { mergeSop } from '../../../local/model/sop/merge-sop.ts'
import { writeSopPart } from '../../../local/model/sop/write-part.ts'
import { must } from './talk-track-job.ts'
import { endedJob, modelWith } from './transcript-job.ts'

const model = modelWith({ sop_part: writeSopPart, sop_merge: mergeSop })
const start = (texts: string[]) => endedJob('sop_generation', 'A shift', texts)

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
    const pieces = model().calls.filter(({ body }) => body.response_format?.json_schema?.name === 'sop_part')
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
