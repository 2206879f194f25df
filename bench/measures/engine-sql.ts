import { type Figure, median, numberFigure, timesFigure } from '../figures.ts'
import type { Measure } from '../measure.ts'
import { claimTasks, completeTask, insertWaitingJobs, type Lease } from '../support/engine.ts'
import { type EngineDatabase, insertHistory, startEngineDatabases } from '../support/engine-databases.ts'
import { timed } from '../support/timed.ts'

const ROUNDS = 200
const HISTORY = 200_000
const WAITING = 10_000

/** The engine in the database alone: what a claim and a completion cost, and whether it grows with the tables. */
export const engineSql: Measure = {
  name: 'engine-sql',
  title: 'The engine in SQL: claim and complete, empty and full',
  explanation: `In the database alone, over one connection, each statement its own durable transaction. A claim takes one
task, or eight as a worker does; a completion also ends its job, stores the time line and sends the event. Two databases
take turns, call by call, so that both meet the same noise: *empty* has nothing but what it was just given; *full* has
${HISTORY.toLocaleString('en')} finished and ${WAITING.toLocaleString('en')} waiting jobs of a hundred users. A cost that does not grow with the tables has a ratio
near 1. The floors, in the same rounds: \`select 1\`, and the insert of one row with its durable commit, which every claim
and completion contains.`,
  async run({ directory, port, say }) {
    const { empty, full, stop } = await startEngineDatabases(directory, port + 8)
    try {
      say(`seeding ${HISTORY} finished and ${WAITING} waiting jobs`)
      await insertHistory(full, HISTORY)
      await insertWaitingJobs(full.sql, full.owners, WAITING)
      await full.sql`vacuum analyze public.jobs`
      await full.sql`vacuum analyze public.job_tasks`
      await rounds([empty, full], 20)
      const [inEmpty, inFull] = await rounds([empty, full], ROUNDS)
      return [...figures(inEmpty, inFull), await throughput(full)]
    } finally {
      await stop()
    }
  },
}

const STEPS = ['floor', 'insert', 'claim', 'claimEight', 'complete'] as const
type Samples = Record<(typeof STEPS)[number], number[]>

function noSamples(): Samples {
  return { floor: [], insert: [], claim: [], claimEight: [], complete: [] }
}

async function rounds(
  [first, second]: [EngineDatabase, EngineDatabase],
  count: number,
): Promise<[Samples, Samples]> {
  const samples: [Samples, Samples] = [noSamples(), noSamples()]
  for (let round = 0; round < count; round += 1) {
    await oneRound(first, samples[0])
    await oneRound(second, samples[1])
  }
  return samples
}

async function oneRound({ sql, owners }: EngineDatabase, samples: Samples): Promise<void> {
  await insertWaitingJobs(sql, owners, 9)
  samples.floor.push((await timed(() => sql`select 1`)).ms)
  samples.insert.push((await timed(() => sql`insert into private.bench_floor values (now())`)).ms)
  const one = await timed(() => claimTasks(sql, 1))
  const eight = await timed(() => claimTasks(sql, 8))
  samples.claim.push(one.ms)
  samples.claimEight.push(eight.ms)
  for (const lease of [...one.value, ...eight.value]) {
    samples.complete.push((await timed(() => end(sql, lease))).ms)
  }
}

function end(sql: EngineDatabase['pool'], lease: Lease): Promise<number> {
  return completeTask(sql, lease, { finish: { result: {} } })
}

function figures(empty: Samples, full: Samples): Figure[] {
  const growth = (label: string, step: keyof Samples) =>
    numberFigure(`${label}: full ÷ empty, at the median`, median(full[step]) / median(empty[step]), {
      unit: '×',
      n: full[step].length,
    })
  return [
    timesFigure('select 1 (floor)', [...empty.floor, ...full.floor]),
    timesFigure('insert of one row (floor)', [...empty.insert, ...full.insert]),
    timesFigure('claim_tasks(1), empty', empty.claim),
    timesFigure('claim_tasks(1), full', full.claim),
    growth('claim_tasks(1)', 'claim'),
    timesFigure('claim_tasks(8), empty', empty.claimEight),
    timesFigure('claim_tasks(8), full', full.claimEight),
    growth('claim_tasks(8)', 'claimEight'),
    timesFigure('complete_task, empty', empty.complete),
    timesFigure('complete_task, full', full.complete),
    growth('complete_task', 'complete'),
  ]
}

/** Eight workers at once, claiming eight at a time, as eight isolates would. */
async function throughput({ pool }: EngineDatabase): Promise<Figure> {
  const workers = 8
  const tasksEach = 200
  const { ms } = await timed(() =>
    Promise.all(
      Array.from({ length: workers }, async () => {
        for (let done = 0; done < tasksEach; ) {
          const leases = await claimTasks(pool, 8)
          for (const lease of leases) await end(pool, lease)
          done += leases.length
        }
      }),
    ),
  )
  const tasks = workers * tasksEach
  return numberFigure('claimed and completed by eight at once, full', tasks / (ms / 1000), {
    unit: '/s',
    n: tasks,
  })
}
