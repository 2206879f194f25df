import { setTimeout as rest } from 'node:timers/promises'
import { median } from '../figures.ts'
import type { Measure } from '../measure.ts'
import { type Arena, openArena } from '../peers/arena.ts'
import { type Contender, type Listening, WAYS, type Way } from '../peers/contender.ts'
import { installPeers, peerVersion } from '../peers/install.ts'
import { chartsOf, figuresOf, type Group, note, type Samples } from '../peers/metrics.ts'
import { timed } from '../support/timed.ts'
import { type Usage, used } from '../support/usage.ts'

const RUNS = 3
const STARTS = 1_000
const PICKUPS = 200
/** Long enough for a worker to come to rest. */
const REST_MS = 5

const AHEAD = { 'pg-boss': 1, 'graphile-worker': 2 }
const ENQUEUE = 'one durable start, p50'
const PICKUP = 'SQL level: start answered → first line of the handler, p50'
const KICKED = 'ours kicked over HTTP: start answered → first line of the handler, p50'
const CALL_TO_HANDLER = 'ours kicked over HTTP: start called → first line of the handler, p50'
const LIFE = 'started one at a time, worked off in batches of 100'
const ENDS = 'worked off alone, batches of 100'
const CLIENT = `client: ${LIFE}`

const groups: Group[] = [
  {
    chart: 'peers-throughput',
    title: 'Claim and complete no-op tasks',
    axis: 'tasks a second',
    metrics: WAYS.map(({ name }) => ({ name, unit: '/s', better: 'more', reach: AHEAD })),
  },
  {
    chart: 'peers-enqueue',
    title: 'Start a job',
    axis: 'milliseconds',
    metrics: [{ name: ENQUEUE, unit: 'ms', better: 'less' }],
  },
  {
    chart: 'peers-pickup',
    title: 'A waiting worker picks a job up',
    axis: 'milliseconds',
    metrics: [
      { name: PICKUP, unit: 'ms', better: 'less', reach: AHEAD },
      { name: KICKED, unit: 'ms', better: 'less' },
      { name: CALL_TO_HANDLER, unit: 'ms', better: 'less' },
    ],
  },
  {
    chart: 'peers-cpu',
    title: 'CPU of a thousand jobs',
    axis: 'CPU seconds a thousand jobs',
    metrics: [`Postgres: ${LIFE}`, CLIENT, `Postgres: ${ENDS}`].map((name) => ({
      name,
      unit: 's',
      better: 'less',
    })),
  },
  {
    chart: 'peers-wal',
    title: 'Write-ahead log of a job',
    axis: 'bytes a job',
    metrics: [`WAL: ${LIFE}`, `WAL: ${ENDS}`].map((name) => ({ name, unit: 'bytes', better: 'less' })),
  },
]

/** The best known queues on Postgres, on the same server, in turns. */
export const peers: Measure = {
  name: 'peers',
  title: 'Beside pg-boss and graphile-worker',
  explanation: `The newest pg-boss and graphile-worker (versions in \`bench/package.json\`) at the settings their own pages recommend,
and the engine through its verbs in SQL, in databases of their own on one Postgres with the settings and the durability
that \`bin/start\` gives it. ${RUNS} runs, in each of which all take their turn, another one first each time; each line is the
median of the runs with the lowest and the highest, each ratio is taken within a run, and over 1 the peer is ahead. The
clients are this process.

*Claim and complete*: pg-boss by \`fetch\` with a batchSize and \`complete\` with the array of ids; graphile-worker by its own
pool, without batches as many concurrentJobs as hands, with them concurrentJobs 24, localQueue.size as the batch,
completeJobBatchDelay 0, which is what its page on performance measures; ours by \`claim_tasks\` and \`complete_tasks\`, with \`start_jobs\` beside it for jobs that go on,
and one at a time by \`complete_and_claim\`, as the worker does: what ends a task brings the next. What ours does in the same time and the peers do not: it fences each write by the lease's token
(as pg-boss can), keeps each output for good, writes the time line, counts the job's progress and sends it to the owner's
channel, and keeps fair turns and limits (which are set so high that they do not bind). *Jobs of one task* ends a job
with every task; *jobs of 100 tasks*, of ten users in turns, is what a long generation is, and what has to reach.
graphile-worker deletes a job that is done, pg-boss keeps its row, ours keeps row, output and time line. The fence is why a claim
of ours alone need not wait for the disk: one that a crash takes back is free again, and its holder is refused.

*Start*: \`send\`, \`addJob\`, \`enqueue_job\` as the signed-in user (with admission: ownership, limits, identical live jobs), each
a durable transaction over one connection. *Picks up*: one start at a time to a worker at rest, without batches.
pg-boss is woken by NOTIFY (\`useListenNotify\`, its fastest; it polls each 0.5 s beside it), graphile-worker by LISTEN; a
notification leaves with the commit, before the answer. Ours has no LISTEN, for an Edge Function cannot hold a connection:
whoever started the job kicks when the start has been answered. *SQL level* leaves the way of the kick out, the worker being
told in this process: what the verbs cost. *Kicked over HTTP* is with it, on the loopback. *CPU*: user and system time of all of Postgres's processes from /proc, and of the client.
*WAL*: the log's position before and after; no checkpoint falls into a run.`,
  async run({ directory, port, say }) {
    installPeers(say)
    say(`pg-boss ${peerVersion('pg-boss')}, graphile-worker ${peerVersion('graphile-worker')}`)
    const arena = await openArena(directory, port + 8)
    const samples: Samples = new Map(arena.contenders.map(({ name }) => [name, new Map()]))
    try {
      for (let run = -1; run < RUNS; run += 1) {
        say(run < 0 ? 'warming up' : `run ${run + 1} of ${RUNS}`)
        for (const contender of inTurn(arena.contenders, run)) {
          const values = await measureOne(contender, arena)
          for (const [metric, value] of run < 0 ? [] : values) note(samples, contender.name, metric, value)
        }
      }
      return { figures: figuresOf(samples, groups), charts: chartsOf(samples, groups) }
    } finally {
      await arena.close()
    }
  },
}

type Value = [metric: string, value: number]

function inTurn(contenders: Contender[], run: number): Contender[] {
  const first = (run + contenders.length) % contenders.length
  return [...contenders.slice(first), ...contenders.slice(0, first)]
}

async function measureOne(contender: Contender, arena: Arena): Promise<Value[]> {
  const values: Value[] = []
  const isForThroughputOnly = contender === arena.largeJobs
  if (!isForThroughputOnly) {
    values.push(...(await lifeOf(contender, arena)), ...(await pickupsOf(contender)))
  }
  for (const way of WAYS) {
    await contender.fill(way.jobs)
    const { usage, value: ms } = await used(arena, () => contender.drain(way))
    values.push([way.name, way.jobs / (ms / 1000)])
    if (way.batch === 100) values.push(...costs(ENDS, usage, way.jobs).filter(([name]) => name !== CLIENT))
  }
  return values
}

async function lifeOf(contender: Contender, arena: Arena): Promise<Value[]> {
  const starts: number[] = []
  const { usage } = await used(arena, async () => {
    for (let n = 0; n < STARTS; n += 1) starts.push((await timed(() => contender.start())).ms)
    await contender.drain({ ...inBatches(), jobs: STARTS })
  })
  return [[ENQUEUE, median(starts)], ...costs(LIFE, usage, STARTS)]
}

function inBatches(): Way {
  const way = WAYS.find(({ batch }) => batch === 100)
  if (!way) throw new Error('There is no way with batches of 100')
  return way
}

function costs(what: string, usage: Usage, jobs: number): Value[] {
  return [
    [`Postgres: ${what}`, (usage.postgres / jobs) * 1000],
    [`client: ${what}`, (usage.client / jobs) * 1000],
    [`WAL: ${what}`, usage.wal / jobs],
  ]
}

async function pickupsOf(contender: Contender): Promise<Value[]> {
  const woken = await pickUp(contender, async (worker) => worker.wake())
  const kicked = await pickUp(contender, (worker) => worker.kick())
  return [
    [PICKUP, woken.fromAnswer],
    [KICKED, kicked.fromAnswer],
    [CALL_TO_HANDLER, kicked.fromCall],
  ]
}

async function pickUp(contender: Contender, tell: (worker: Listening) => Promise<void>) {
  let called: (at: number) => void = () => undefined
  const worker = await contender.listen(() => called(performance.now()))
  const fromAnswer: number[] = []
  const fromCall: number[] = []
  for (let n = 0; n < PICKUPS; n += 1) {
    await rest(REST_MS)
    const handled = new Promise<number>((resolve) => {
      called = resolve
    })
    const sentAt = performance.now()
    await contender.start()
    const answeredAt = performance.now()
    await tell(worker)
    const at = await handled
    fromAnswer.push(Math.max(0, at - answeredAt))
    fromCall.push(at - sentAt)
  }
  await worker.stop()
  return { fromAnswer: median(fromAnswer), fromCall: median(fromCall) }
}
