import postgres from 'postgres'
import type { Tone } from '../chart.ts'
import { distributionOf, type Figure, median, numberFigure, percentile, timesFigure } from '../figures.ts'
import type { Measure } from '../measure.ts'
import { claimTasks, completeTask, completeTasks, insertWaitingJobs } from '../support/engine.ts'
import { type EngineDatabase, insertHistory, startEngineDatabases } from '../support/engine-databases.ts'
import { timed } from '../support/timed.ts'

const FINISHED = 1_000_000
const WAITING = 10_000
const ROUNDS = 300
const WARM_UP = 30
const PURGES = 5
/** What the reader has in the database that is empty otherwise: the pages that are read. */
const READABLE = 70
const REACH = { atMost: 2 }

const STEPS = {
  claim: 'claim_tasks(1)',
  claimEight: 'claim_tasks(8)',
  claimFew: 'claim_tasks(8) that finds one',
  complete: 'complete_task',
  completeEight: 'complete_tasks of eight',
  list: 'list_jobs, first page',
  deep: 'list_jobs, a deep page',
  get: 'get_job',
  sweep: 'sweep_jobs',
} as const
type Step = keyof typeof STEPS
/** What a queue of one user's tasks could slow down. Where others wait too, a claim for eight finds eight. */
const CROWDED_STEPS: Step[] = ['claim', 'claimEight', 'claimFew']
type Samples = Record<Step, number[]>

/** Whether the engine grows slower with its tables. */
export const flatCost: Measure = {
  name: 'flat-cost',
  title: 'The engine in SQL with a million jobs',
  explanation: `In the database alone, over one connection, each call its own durable transaction. Three databases of one Postgres
take turns, call by call, so that all meet the same noise. *Empty* has nothing but what it was just given, and a reader
with ${READABLE} finished jobs, so that there are pages to read. *Full* has ${FINISHED.toLocaleString('en')} finished jobs of a hundred users, with tasks and
time lines, and ${WAITING.toLocaleString('en')} waiting ones of 99 of them; the reader is the hundredth. *Crowded* has ${WAITING.toLocaleString('en')} waiting tasks of one
user, who runs as many as he may; what is claimed is what others bring. A purge deletes old jobs with what belongs to them, a
thousand of a thousand or as many of the million as its time allows; it is given for each thousand. All are vacuumed at times, as autovacuum does.
Whatever does not grow with the tables has a ratio near 1; at the 99th percentile it may be at most 2. That the plans use
their indexes is asserted in \`__tests__/database/flat-cost.test.ts\`.`,
  async run({ directory, port, say }) {
    const { databases, stop } = await startEngineDatabases(directory, port + 8, ['empty', 'full', 'crowded'])
    const [empty, full, crowded] = databases
    if (!empty || !full || !crowded) throw new Error('There are not three databases')
    try {
      say(`seeding ${FINISHED} finished and ${WAITING} waiting jobs`)
      await seed(empty, full, crowded)
      const readers = [await openReader(empty), await openReader(full)]
      const places: Place[] = [
        { database: empty, reader: readers[0], samples: noSamples() },
        { database: full, reader: readers[1], samples: noSamples() },
        { database: crowded, samples: noSamples() },
      ]
      for (let round = -WARM_UP; round < ROUNDS; round += 1) {
        if (round === 0) for (const place of places) place.samples = noSamples()
        if (round % 100 === 0) for (const { database } of places) await vacuum(database)
        for (const place of places) await oneRound(place)
      }
      say('purging')
      const purges = { empty: [] as number[], full: [] as number[] }
      for (let round = 0; round < PURGES; round += 1) {
        await insertHistory({ ...empty, owners: empty.owners.slice(0, 1) }, 1_000, 200)
        purges.empty.push(await purgeThousand(empty))
        purges.full.push(await purgeThousand(full))
      }
      for (const reader of readers) await reader.close()
      return outcome(places.map(({ samples }) => samples) as [Samples, Samples, Samples], purges)
    } finally {
      await stop()
    }
  },
}

async function seed(empty: EngineDatabase, full: EngineDatabase, crowded: EngineDatabase): Promise<void> {
  await insertHistory(full, FINISHED)
  await insertWaitingJobs(full.sql, full.owners.slice(0, -1), WAITING)
  await insertHistory({ ...empty, owners: empty.owners.slice(-1) }, READABLE)
  const [crowd = ''] = crowded.owners
  // Longer than the measure takes.
  await crowded.sql`update public.job_settings set lease_seconds = 86400`
  await insertWaitingJobs(crowded.sql, [crowd], WAITING)
  while ((await claimTasks(crowded.sql, 100)).length > 0);
}

/** Milliseconds for each thousand jobs of one call, which deletes as many as it finds in its time. */
async function purgeThousand({ sql }: EngineDatabase): Promise<number> {
  const { ms, value } = await timed(
    () => sql<{ purged: number }[]>`select (public.purge_jobs() ->> 'purged')::integer as purged`,
  )
  const purged = value[0]?.purged ?? 0
  if (purged === 0) throw new Error('There was nothing to purge')
  return (ms / purged) * 1_000
}

/** What autovacuum does once a minute. */
async function vacuum({ sql }: EngineDatabase): Promise<void> {
  await sql`vacuum analyze public.jobs, public.job_tasks, public.job_events, private.task_queue, private.task_leases`
}

interface Reader {
  list(cursor?: string): Promise<void>
  deepCursor: string
  get(): Promise<void>
  close(): Promise<void>
}

/** The last of the owners, signed in, over a connection of his own. */
async function openReader({ url, sql, owners }: EngineDatabase): Promise<Reader> {
  const userId = owners.at(-1) ?? ''
  const claims = JSON.stringify({ sub: userId, role: 'authenticated' })
  const signedIn = postgres(url, {
    max: 1,
    connection: { role: 'authenticated', 'request.jwt.claims': claims },
  })
  // Its page ends at the oldest of his jobs but five.
  const [deep] = await sql<{ id: string; cursor: string }[]>`
    select id::text, to_jsonb(created_at) #>> '{}' || '_' || id as cursor from public.jobs where user_id = ${userId}
    order by created_at, id offset 35 limit 1`
  if (!deep) throw new Error('The reader has no jobs')
  return {
    deepCursor: deep.cursor,
    async list(cursor) {
      const [row] = await signedIn<{ n: number }[]>`
        select jsonb_array_length(public.list_jobs(cursor => ${cursor ?? null}) -> 'jobs') as n`
      if (row?.n !== 30) throw new Error(`A page of ${row?.n} jobs`)
    },
    async get() {
      await signedIn`select public.get_job(${deep.id})`
    },
    close: () => signedIn.end(),
  }
}

interface Place {
  database: EngineDatabase
  reader?: Reader
  samples: Samples
}

function noSamples(): Samples {
  return Object.fromEntries(Object.keys(STEPS).map((step) => [step, []])) as never as Samples
}

async function oneRound({ database: { sql, owners }, reader, samples }: Place): Promise<void> {
  const note = async <T>(step: Step, work: () => PromiseLike<T>): Promise<T> => {
    const { ms, value } = await timed(work)
    samples[step].push(ms)
    return value
  }
  const finish = { result: {} }
  const others = owners.slice(1)
  await insertWaitingJobs(sql, others, 9)
  const [one] = await note('claim', () => claimTasks(sql, 1))
  if (!one) throw new Error('There was no task to claim')
  const eight = await note('claimEight', () => claimTasks(sql, 8))
  await note('complete', () => completeTask(sql, one, { finish }))
  await note('completeEight', () => completeTasks(sql, eight, finish))
  await insertWaitingJobs(sql, others, 1)
  const few = await note('claimFew', () => claimTasks(sql, 8))
  await completeTasks(sql, few, finish)
  await note('sweep', () => sql`select public.sweep_jobs()`)
  if (!reader) return
  await note('list', () => reader.list())
  await note('deep', () => reader.list(reader.deepCursor))
  await note('get', () => reader.get())
}

function outcome(
  [empty, full, crowded]: [Samples, Samples, Samples],
  purges: { empty: number[]; full: number[] },
) {
  const compared = [
    ...stepNames()
      .filter(([step]) => step !== 'claimFew')
      .map(([step, name]) => ({ name, empty: empty[step], full: full[step], large: 'full' })),
    // Nothing is asked of it: a thousand rows of a million lie further apart than a thousand of a thousand.
    { name: 'purge_jobs, a thousand', ...purges, large: 'full', reach: null },
    ...CROWDED_STEPS.map((step) => ({
      name: STEPS[step],
      empty: empty[step],
      full: crowded[step],
      large: 'crowded',
    })),
  ]
  const figures = compared.flatMap(({ name, empty: small, full: grown, large, ...asked }): Figure[] => [
    ...(large === 'full' ? [timesFigure(`${name}, empty`, small)] : []),
    timesFigure(`${name}, ${large}`, grown),
    numberFigure(`${name}: ${large} ÷ empty, p50`, median(grown) / median(small), {
      unit: '×',
      n: grown.length,
    }),
    numberFigure(`${name}: ${large} ÷ empty, p99`, p99(grown) / p99(small), {
      unit: '×',
      n: grown.length,
      reach: 'reach' in asked ? null : REACH,
    }),
  ])
  const bar = (label: string, samples: number[], tone: Tone) => {
    const { min, p50, p99: high } = distributionOf(samples)
    return { label, tone, low: min, median: p50, high }
  }
  const chart = {
    name: 'flat-cost',
    title: `With ${FINISHED.toLocaleString('en')} finished and ${WAITING.toLocaleString('en')} waiting jobs`,
    axis: 'milliseconds',
    better: 'less' as const,
    note: 'Bar: median; whisker: from the lowest to the 99th percentile.',
    panels: [
      ...stepNames().map(([step, name]) => ({
        label: name,
        bars: [
          bar('empty', empty[step], 'floor'),
          ...(step === 'claimFew' ? [] : [bar('full', full[step], 'ours')]),
          ...(CROWDED_STEPS.includes(step) ? [bar('crowded', crowded[step], 'ours2')] : []),
        ],
      })),
      {
        label: 'purge_jobs, a thousand',
        bars: [bar('empty', purges.empty, 'floor'), bar('full', purges.full, 'ours')],
      },
    ],
  }
  return { figures, charts: [chart] }
}

function stepNames() {
  return Object.entries(STEPS) as [Step, string][]
}

function p99(samples: number[]): number {
  return percentile(
    samples.toSorted((a, b) => a - b),
    0.99,
  )
}
