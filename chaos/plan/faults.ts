import type { dice } from '../../__tests__/support/dice.ts'

export const STRIKES = [
  'worker_killed',
  'worker_frozen',
  'worker_overslept',
  'functions_host_killed',
  'database_killed',
  'gateway_restarted',
  'kick_dropped',
  'kick_doubled',
  'sockets_cut',
  'reply_lost',
  'clock_skewed',
] as const
export type StrikeType = (typeof STRIKES)[number]

/** One fault that we inflict, at a time after the start. */
export interface Strike {
  atMs: number
  type: StrikeType
  /** How long it lasts: what is down, or a worker's sleep; for a clock, how wrong it is. */
  ms: number
  /** For the database: a crash, or an immediate shutdown. */
  signal: 'SIGKILL' | 'SIGQUIT'
  /** Of the job at whose parts a worker oversleeps. */
  key?: string
}

/** From a little more than a lease, when another has just begun with what it held, to more than two. */
const FREEZE_LEASES = { from: 1.1, to: 2.4 }
export const LEASE_SECONDS = 8

const MEAN_PAUSE_MS = 1_500
/** The stack gives a database up that ends more than five times a minute; a real one takes that long to come back. */
const DATABASE_EVERY_MS = 20_000

type Dice = ReturnType<typeof dice>

const WEIGHTS: readonly [number, StrikeType][] = [
  [20, 'worker_killed'],
  [5, 'worker_frozen'],
  [4, 'functions_host_killed'],
  [3, 'database_killed'],
  [4, 'gateway_restarted'],
  [16, 'kick_dropped'],
  [10, 'kick_doubled'],
  [14, 'sockets_cut'],
  [16, 'reply_lost'],
  [8, 'clock_skewed'],
]

/** Strikes at random times, each kind as often as it weighs; the first second is left to the start. */
export function planFaults(chance: Dice, lengthMs: number): Strike[] {
  const strikes: Strike[] = []
  let databaseAt = Number.NEGATIVE_INFINITY
  for (let atMs = 1_000; atMs < lengthMs; atMs += 200 + chance.below(2 * (MEAN_PAUSE_MS - 200))) {
    let type = chance.weighted(WEIGHTS)
    if (type === 'database_killed') {
      if (atMs - databaseAt < DATABASE_EVERY_MS) type = 'worker_killed'
      else databaseAt = atMs
    }
    const signal = chance.of(['SIGKILL', 'SIGQUIT'] as const) ?? 'SIGKILL'
    strikes.push({ atMs, type, ms: lengthOf(type, chance), signal })
  }
  return strikes
}

function lengthOf(type: StrikeType, chance: Dice): number {
  switch (type) {
    case 'worker_frozen':
      return (
        LEASE_SECONDS *
        (FREEZE_LEASES.from * 1_000 + chance.below((FREEZE_LEASES.to - FREEZE_LEASES.from) * 1_000))
      )
    case 'functions_host_killed':
    case 'gateway_restarted':
      return 200 + chance.below(1_500)
    case 'clock_skewed':
      return (chance.below(2) === 0 ? -1 : 1) * (60_000 + chance.below(600_000))
    default:
      return 0
  }
}
