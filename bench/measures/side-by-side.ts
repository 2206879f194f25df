import { randomUUID } from 'node:crypto'
import { median, numberFigure, timesFigure } from '../figures.ts'
import type { Measure } from '../measure.ts'
import { subscribeToJobs } from '../support/job-channel.ts'
import { startTalkTrack, untilIdle } from '../support/talk-track.ts'
import { createBenchUser, createDeck } from '../support/user.ts'

const RUNS = 5
const SLIDES = 60
const CALL_MS = 8_000
/** One after the other: six calls and a pause of two seconds between each. */
const ONE_BY_ONE_MS = 6 * CALL_MS + 5 * 2_000

/** What all that stands between a person and the model adds to the model's own time. */
export const sideBySide: Measure = {
  name: 'side-by-side',
  title: '60 slides with a model that takes 8 s a call',
  explanation: `Six calls of ten slides, each answered after 8 s, side by side: from the request of the start to the event
that says \`completed\`, at a subscriber of the user's own channel. The least possible is the slowest single call, as the
model's server saw it. One after the other with pauses of 2 s they take 58 s.`,
  async run(bench) {
    const stack = await bench.stack()
    const model = await bench.model()
    model.reset()
    const user = await createBenchUser(stack)
    const deckId = await createDeck(user, SLIDES)
    const channel = await subscribeToJobs(user)
    const times: number[] = []
    const ratios: number[] = []
    // A first job of no delay, so that the worker is warm.
    await startTalkTrack(stack, user, { deckId, audience: randomUUID() })
    await untilIdle(stack, user)
    for (let run = 0; run < RUNS; run += 1) {
      model.reset()
      model.answer(() => ({ type: 'ok', delayMs: CALL_MS }))
      const { jobId, sentAt } = await startTalkTrack(stack, user, { deckId, audience: randomUUID() })
      const { at } = await channel.until((event) => event.id === jobId && event.status === 'completed')
      const slowest = Math.max(
        ...model.calls.map(({ startedAt, endedAt }) => (endedAt ?? Number.NaN) - startedAt),
      )
      times.push(at - sentAt)
      ratios.push((at - sentAt) / slowest)
      bench.say(`run ${run + 1} of ${RUNS}: ${Math.round(at - sentAt)} ms`)
    }
    await channel.close()
    model.reset()
    return [
      numberFigure('our time ÷ slowest single call, worst run', Math.max(...ratios), {
        unit: '×',
        n: RUNS,
        reach: { atMost: 1.15 },
      }),
      numberFigure('our time ÷ slowest single call, median', median(ratios), { unit: '×', n: RUNS }),
      timesFigure('request → completed', times),
      numberFigure('one after the other (58 s) ÷ our time, median', ONE_BY_ONE_MS / median(times), {
        unit: '×',
        n: RUNS,
      }),
    ]
  },
}
