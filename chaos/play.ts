import { setTimeout as delay } from 'node:timers/promises'
import { differences } from './check/clients.ts'
import { readDatabase } from './check/read-database.ts'
import type { DatabaseState, RunRecord, Sighting } from './check/record.ts'
import { LEASE_SECONDS } from './plan/faults.ts'
import type { Plan } from './plan/plan.ts'
import { CONCURRENCY, type Stage, SWEEP_MS } from './stage/set-up.ts'
import { Striker } from './stage/striker.ts'
import { type Tally, User } from './stage/user.ts'
import { Witness } from './stage/witness.ts'

const DRAIN_MS = 150_000
const CONVERGE_MS = 75_000
const RETRY_EVERY_MS = 3_000
const CANCEL_REACHABLE_MS = 1_000

export interface Played {
  record: RunRecord
  tallies: Tally[]
}

/** Lets the plan happen, waits until all is settled, and hands over what everybody noted. */
export async function play(plan: Plan, stage: Stage, log: (line: string) => void): Promise<Played> {
  const sightings: Sighting[] = []
  const users: User[] = []
  try {
    for (let n = 0; n < plan.users; n += 1) users.push(await User.arrive(`u${n}`, stage, sightings))
    log(`${users.length} users are here; ${plan.jobs.length} jobs and ${plan.strikes.length} strikes planned`)
    const record = await playWith(users, plan, stage, sightings, log)
    return { record, tallies: users.map(({ tally }) => tally) }
  } finally {
    for (const user of users) user.leave()
  }
}

async function playWith(
  users: User[],
  plan: Plan,
  { stack, wire, model }: Stage,
  sightings: Sighting[],
  log: (line: string) => void,
): Promise<RunRecord> {
  const witness = new Witness(stack.urls.database)
  const striker = new Striker(stack, wire, model)
  const over = new AbortController()
  witness.start()
  const startedAt = Date.now()
  const news = setInterval(() => {
    const minutes = ((Date.now() - startedAt) / 60_000).toFixed(1)
    log(`${minutes} min: ${striker.struck.length} strikes, ${model.requests.length} model calls`)
  }, 30_000)
  try {
    const retries = Promise.all(users.map((user) => retryNowAndThen(user, over.signal)))
    const plays = plan.jobs.map(async (job) => {
      await delay(Math.max(0, startedAt + job.atMs - Date.now()))
      await users[job.user]?.play(job)
    })
    await Promise.all([striker.strikeAll(plan.strikes, startedAt), ...plays])
    model.calm()
    await striker.settle()
    over.abort()
    await retries
    log('the faults are over; waiting until all is settled')
    await untilSettled(stack.urls.database)
    const database = await untilEqual(stack.urls.database, users)
    return {
      leaseMs: LEASE_SECONDS * 1_000,
      sweepMs: SWEEP_MS,
      cancelMs: CANCEL_REACHABLE_MS,
      concurrency: CONCURRENCY,
      strikes: striker.struck,
      requests: model.requests,
      writes: wire.completions.writes,
      sightings,
      samples: witness.samples,
      tabs: users.flatMap(({ tabs }) => tabs.map((tab) => tab.state())),
      database,
    }
  } finally {
    clearInterval(news)
    await witness.stop()
  }
}

async function retryNowAndThen(user: User, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    await delay(RETRY_EVERY_MS)
    await user.retryFailed()
  }
}

/** Until no job is live and no task is held; whatever is not by then is for the checker to judge. */
async function untilSettled(databaseUrl: string): Promise<void> {
  const end = Date.now() + DRAIN_MS
  while (Date.now() < end) {
    const { jobs, tasks } = await readDatabase(databaseUrl)
    const live = jobs.some(({ status }) => status === 'pending' || status === 'processing')
    if (!live && !tasks.some(({ status }) => status === 'processing')) return
    await delay(500)
  }
}

/** Until every tab shows what the database says, or the time for it is over. */
async function untilEqual(databaseUrl: string, users: User[]): Promise<DatabaseState> {
  const end = Date.now() + CONVERGE_MS
  for (;;) {
    const database = await readDatabase(databaseUrl)
    const tabs = users.flatMap((user) => user.tabs.map((tab) => tab.state()))
    if (tabs.every((tab) => differences(tab, { database }).length === 0) || Date.now() > end) return database
    await delay(1_000)
  }
}
