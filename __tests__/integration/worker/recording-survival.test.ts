import { TranscriptSchema } from '@shared/documents/transcript.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ScriptedModel } from '../../support/scripted-model.ts'
import { clearJobs, kick, killWorker, serviceClient } from '../../support/stack.ts'
import {
  documentsOf,
  ended,
  hearAll,
  jobOf,
  recording,
  SECONDS,
  sentence,
  startRecordingJob,
} from './recording-job.ts'
import { startModel, withLeaseSeconds } from './talk-track-job.ts'

let model: ScriptedModel
beforeAll(async () => {
  model = await startModel()
})
afterAll(() => model.close())
beforeEach(async () => {
  model.reset()
  await clearJobs()
})

const COUNT = 6
const HANG = 600_000

/** Gives the tasks of a worker that is dead to another one, as the clock that sweeps would, until the job has ended. */
function sweepUntil(isDone: () => Promise<boolean>) {
  const look = async () => {
    const { error } = await serviceClient().rpc('sweep_jobs')
    if (error) throw error
    await kick()
    return isDone()
  }
  return expect.poll(look, { timeout: 60_000, interval: 200 }).toBe(true)
}

describe('a transcription whose worker is killed', () => {
  it.each([
    ['while some pieces are heard and others are not', 3],
    ['before any piece was heard', 0],
    ['with one piece left', COUNT - 1],
  ])('%s buys nothing twice that was kept, and is whole', async (_when, kept) => {
    await withLeaseSeconds(2, async () => {
      hearAll(model, COUNT, (position) => (position < kept ? {} : { delayMs: HANG }))
      const made = await recording(COUNT)
      const id = await startRecordingJob('transcription', made)
      await model.until(() => model.transcriptions.length === COUNT)
      await expect.poll(async () => (await jobOf(made, id)).tasksDone, { timeout: 20_000 }).toBe(kept)
      expect(await killWorker()).toBe(true)
      await model.until(() => model.transcriptions.every(({ endedAt }) => endedAt !== null))

      hearAll(model, COUNT)
      await sweepUntil(async () => (await jobOf(made, id)).finishedAt !== null)
      expect(await ended(made, id)).toMatchObject({ status: 'completed', stalls: COUNT - kept, errors: 0 })
      // What was heard to its end was asked for once; what the dead worker waited for, once more.
      const asked = new Map<string, number>()
      for (const { sha256 } of model.transcriptions) asked.set(sha256, (asked.get(sha256) ?? 0) + 1)
      expect([...asked.values()].sort()).toEqual([
        ...Array.from({ length: kept }, () => 1),
        ...Array.from({ length: COUNT - kept }, () => 2),
      ])
      const [transcript, ...others] = await documentsOf(made, 'transcript')
      expect(others).toEqual([])
      const said = TranscriptSchema.parse(transcript?.content).lines.map(({ text }) => text)
      const all = Array.from({ length: (COUNT * SECONDS) / 4 }, (_, n) => sentence(n))
      expect(said.join(' ')).toBe(all.join(' '))
    })
  })
})
