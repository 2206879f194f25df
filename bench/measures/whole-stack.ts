import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Bar, Tone } from '../chart.ts'
import { type Figure, median, percentile, rangeFigure, rangeOf, timesFigure } from '../figures.ts'
import type { Measure } from '../measure.ts'
import { ask } from '../support/http.ts'
import { type BenchStack, startBenchStack } from '../support/stack.ts'
import { startTalkTrack, untilIdle } from '../support/talk-track.ts'
import { timed } from '../support/timed.ts'
import { type BenchUser, createBenchUser, createDeck } from '../support/user.ts'
import { type Click, click, PARTS } from '../whole-stack/path.ts'

const CLICKS = 100
const WARM_UP = 20
const RUNS = 5
const JOBS_A_RUN = 300
const CLIENTS = 4

const FLOORS = {
  route: 'a route that does nothing',
  rpc: 'an RPC with nothing to do, at the gateway',
  function: 'a function that does nothing, at the gateway',
} as const
type Floor = keyof typeof FLOORS

/** Everything between a click and a job's first line, and how many jobs a second get through it. */
export const wholeStack: Measure = {
  name: 'whole-stack',
  title: 'The whole stack with jobs that do nothing',
  explanation: `The stack as \`bin/start\` brings it up, with one thing changed: the worker's talk track ends at once and says when
it began. *From the click*: \`POST /api/generate/talk-track\` over a kept connection to an idle, warm stack, one at a time,
to the first line of the handler in the Deno worker. Its parts are read from the job's rows (the database's clock) and
from what the worker noted; all clocks are this machine's. A worker that happens to look just then claims the job before
its kick comes: that part is then negative. The way takes one route, one RPC that starts, one call of a
function and one RPC that claims, so their floors in the same rounds stand beside it: \`GET /api/nothing\` (a 404), an RPC
with nothing to do (\`broadcast_jobs\` of no jobs), and a Deno function that answers at once. What is left over the sum of
the four is the engine's SQL with its durable commit (the claim's does not wait for the disk), our code in the route and in the worker. *Jobs a second*:
${CLIENTS} clients, each of which sends the next start when it has its 202, from the first request until the last of ${JOBS_A_RUN} jobs
has completed; ${RUNS} runs, the floors by the same clients in turn with them.`,
  async run({ directory, port, model, say }) {
    const stack = await startBenchStack({
      port,
      dataDirectory: join(directory, 'whole-stack'),
      modelUrl: (await model()).url,
      program: 'bench/whole-stack/start.ts',
    })
    try {
      const user = await createBenchUser(stack)
      const deckId = await createDeck(user, 3)
      const floors = floorsOf(stack)
      await clicks(stack, user, { deckId, floors, count: WARM_UP })
      say('from the click')
      const measured = await clicks(stack, user, { deckId, floors, count: CLICKS })
      say('jobs a second')
      const rates = await throughput(stack, user, { deckId, floors })
      return { figures: figuresOf(measured, rates), charts: chartsOf(measured, rates) }
    } finally {
      await stack.stop()
    }
  },
}

type Floors = Record<Floor, () => Promise<void>>

interface Given {
  deckId: string
  floors: Floors
}

function floorsOf({ appUrl, apiUrl, secretKey }: BenchStack): Floors {
  const expected = async (status: number, answer: ReturnType<typeof ask>) => {
    const got = await answer
    if (got.status !== status) throw new Error(`A floor answered ${got.status}: ${got.text}`)
  }
  return {
    route: () => expected(404, ask(`${appUrl}/api/nothing`)),
    rpc: () =>
      expected(
        204,
        ask(`${apiUrl}/rest/v1/rpc/broadcast_jobs`, {
          headers: { apikey: secretKey },
          body: { job_ids: [] },
        }),
      ),
    function: () =>
      expected(202, ask(`${apiUrl}/functions/v1/nothing`, { headers: { apikey: secretKey }, body: {} })),
  }
}

interface Clicks {
  clicks: Click[]
  floors: Record<Floor, number[]>
}

async function clicks(
  stack: BenchStack,
  user: BenchUser,
  { deckId, floors, count }: Given & { count: number },
): Promise<Clicks> {
  const measured: Clicks = { clicks: [], floors: { route: [], rpc: [], function: [] } }
  for (let round = 0; round < count; round += 1) {
    for (const floor of Object.keys(FLOORS) as Floor[]) {
      measured.floors[floor].push((await timed(floors[floor])).ms)
    }
    measured.clicks.push(await click(stack, user, { deckId, audience: randomUUID() }))
  }
  return measured
}

type Rates = Record<Floor | 'jobs', number[]>

async function throughput(stack: BenchStack, user: BenchUser, { deckId, floors }: Given): Promise<Rates> {
  const rates: Rates = { jobs: [], route: [], rpc: [], function: [] }
  const measure = async (name: keyof Rates, one: () => Promise<unknown>, after?: () => Promise<void>) => {
    const { ms } = await timed(async () => {
      await byClients(one)
      await after?.()
    })
    rates[name].push(JOBS_A_RUN / (ms / 1000))
  }
  for (let run = 0; run < RUNS; run += 1) {
    const start = () => startTalkTrack(stack, user, { deckId, audience: randomUUID() })
    await measure('jobs', start, () => untilIdle(stack, user))
    for (const floor of Object.keys(FLOORS) as Floor[]) await measure(floor, floors[floor])
  }
  return rates
}

async function byClients(one: () => Promise<unknown>): Promise<void> {
  let left = JOBS_A_RUN
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (left > 0) {
        left -= 1
        await one()
      }
    }),
  )
}

function figuresOf({ clicks: measured, floors }: Clicks, rates: Rates): Figure[] {
  const total = measured.map((one) => one.total)
  const sumOfFloors = measured.map(
    (_, n) => (floors.route[n] ?? 0) + 2 * (floors.rpc[n] ?? 0) + (floors.function[n] ?? 0),
  )
  return [
    timesFigure('click → first line of the handler', total),
    ...PARTS.map((part, index) => timesFigure(`${index + 1}. ${part}`, partOf(measured, index))),
    timesFigure(
      'beside it: click → 202',
      measured.map(({ answered }) => answered),
    ),
    ...floorNames().map(([floor, name]) => timesFigure(`floor: ${name}`, floors[floor])),
    timesFigure('floors on the way: route + 2 × RPC + function', sumOfFloors),
    rangeFigure('click → first line ÷ floors on the way, medians', [median(total) / median(sumOfFloors)], {
      unit: '×',
    }),
    rangeFigure('no-op jobs through the whole stack', rates.jobs, { unit: '/s' }),
    ...floorNames().map(([floor, name]) => rangeFigure(`floor: ${name}`, rates[floor], { unit: '/s' })),
  ]
}

function floorNames() {
  return Object.entries(FLOORS) as [Floor, string][]
}

function partOf(measured: Click[], part: number): number[] {
  return measured.map(({ parts }) => parts[part] ?? Number.NaN)
}

function chartsOf({ clicks: measured, floors }: Clicks, rates: Rates) {
  const bar = (label: string, samples: number[], tone: Tone): Bar => {
    const at = (share: number) =>
      percentile(
        samples.toSorted((a, b) => a - b),
        share,
      )
    return { label, tone, low: at(0.05), median: at(0.5), high: at(0.95) }
  }
  return [
    {
      name: 'whole-stack-parts',
      title: 'From the click to the first line of the handler',
      axis: 'milliseconds',
      better: 'less' as const,
      note: 'Bar: median; whisker: from the 5th to the 95th of a hundred.',
      panels: [
        {
          label: 'Where the time goes',
          bars: SHORT.map((label, index) => bar(label, partOf(measured, index), 'ours')),
        },
        {
          label: 'The floors of the same machine',
          bars: floorNames().map(([floor]) => bar(SHORT_FLOORS[floor], floors[floor], 'floor')),
        },
      ],
    },
    {
      name: 'whole-stack-rate',
      title: 'No-op jobs a second through the whole stack',
      axis: 'a second',
      better: 'more' as const,
      panels: [
        {
          label: `${CLIENTS} clients`,
          bars: [
            { label: 'jobs, start to end', tone: 'ours' as const, ...rangeOf(rates.jobs) },
            ...floorNames().map(([floor]) => ({
              label: SHORT_FLOORS[floor],
              tone: 'floor' as const,
              ...rangeOf(rates[floor]),
            })),
          ],
        },
      ],
    },
  ]
}

const SHORT = [
  '1 route',
  '2 enqueue_job',
  '3 commit, after(), kick',
  '4 kick read, claim sent',
  '5 claim to its transaction',
  '6 claim_tasks, answer',
  '7 to the handler',
] as const

const SHORT_FLOORS: Record<Floor, string> = {
  route: 'empty route',
  rpc: 'empty RPC',
  function: 'empty function',
}
