import { randomUUID } from 'node:crypto'
import type { ScriptedModel } from '../../__tests__/support/scripted-model.ts'
import { type Figure, timesFigure } from '../figures.ts'
import type { Measure } from '../measure.ts'
import { databaseClockOffset } from '../support/clock.ts'
import type { BenchStack } from '../support/stack.ts'
import { startTalkTrack, untilIdle } from '../support/talk-track.ts'
import { createBenchUser, createDeck } from '../support/user.ts'

const ROUNDS = 60
const WARM_UP = 5

/** The legs of the way, each from the end of the one before. */
const LEGS = [
  'request → job stored',
  'job stored → kick, first claim',
  'plan: deck read, tasks planned, stored',
  'plan stored → second claim',
  'prompt built, model called',
] as const

/** How long nobody works after a click. */
export const firstCall: Measure = {
  name: 'first-call',
  title: 'Click to first model call, warm worker',
  explanation: `From the request of a start to the arrival of the first model call of that job, on an idle stack whose worker is
warm: the route stores the job and kicks, the worker claims the plan, reads the deck, stores the plan with the tasks it
makes, claims those and calls the model. The legs are read from the job's own rows, written by the database's clock on the
same machine. A worker that retires meanwhile (it does at half its wall clock) hands over to a fresh one, and that job
waits for its start: it is among the slowest.`,
  async run(bench) {
    const stack = await bench.stack()
    const model = await bench.model()
    model.reset()
    const user = await createBenchUser(stack)
    const deckId = await createDeck(user, 10)
    const offset = await databaseClockOffset(stack.sql)
    const total: number[] = []
    const answered: number[] = []
    const legs: number[][] = LEGS.map(() => [])
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const called = nextCall(model)
      const started = await startTalkTrack(stack, user, { deckId, audience: randomUUID() })
      const calledAt = await called
      await untilIdle(stack, user)
      if (round < 0) continue
      total.push(calledAt - started.sentAt)
      answered.push(started.answeredAt - started.sentAt)
      const times = [started.sentAt, ...(await timesOf(stack, started.jobId, offset)), calledAt]
      for (const [leg, samples] of legs.entries()) {
        samples.push((times[leg + 1] ?? Number.NaN) - (times[leg] ?? Number.NaN))
      }
    }
    model.reset()
    return figures(total, answered, legs)
  },
}

/** When the next call reaches the model, by `performance.now()`. */
function nextCall(model: ScriptedModel): Promise<number> {
  return new Promise((resolve) => {
    model.answer(() => {
      resolve(performance.now())
      return { type: 'ok' }
    })
  })
}

/** Stored, claimed, planned, claimed again: in milliseconds of `performance.now()`. */
async function timesOf({ sql }: BenchStack, jobId: string, offset: number): Promise<number[]> {
  const [row] = await sql<{ times: number[] }[]>`
    select array[
      (select extract(epoch from created_at) from public.job_events where job_id = ${jobId} and type = 'job_enqueued'),
      (select extract(epoch from started_at) from private.tasks where job_id = ${jobId} and stage = 'plan'),
      (select extract(epoch from min(finished_at)) from private.tasks where job_id = ${jobId} and status = 'completed'),
      (select extract(epoch from min(started_at)) from private.tasks where job_id = ${jobId} and stage = 'write')
    ]::float8[] as times`
  return (row?.times ?? []).map((seconds) => seconds * 1000 + offset)
}

function figures(total: number[], answered: number[], legs: number[][]): Figure[] {
  return [
    timesFigure('request → first model call', total, { p50: 50 }),
    ...LEGS.map((leg, index) => timesFigure(`${index + 1}. ${leg}`, legs[index] ?? [])),
    timesFigure('beside it: request → 202', answered),
  ]
}
