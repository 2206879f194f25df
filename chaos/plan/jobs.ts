import type { dice } from '../../__tests__/support/dice.ts'

/** How a job is started. `twice`: two identical requests at once; `keyed`: with an Idempotency-Key, sent twice. */
export type StartMode = 'once' | 'twice' | 'keyed'

/** A job that a user means to start, at a time after the start of the run. */
export interface PlannedJob {
  /** Names the job in its input, in every request to the model and in every record. */
  key: string
  atMs: number
  user: number
  kind: 'talk_track' | 'chaos_fan_out' | 'chaos_single'
  /** Tens of slides, parts, or calls. */
  size: number
  priority: number
  mode: StartMode
  /** Keys of earlier jobs of the same user. */
  dependsOn: string[]
  /** How long after its start its user cancels it; null for never. */
  cancelAfterMs: number | null
  /** How long after the cancel it is continued; null for never. */
  continueAfterMs: number | null
}

type Dice = ReturnType<typeof dice>

/** Between two starts of a user, on average. */
const MEAN_PAUSE_MS = 14_000
/** The last start leaves a little of the run to be struck in. */
const LAST_START_MS = 4_000

export function planJobs(chance: Dice, lengthMs: number, users: number): PlannedJob[] {
  const jobs = Array.from({ length: users }, (_, user) => jobsOf(chance, lengthMs, user)).flat()
  return jobs.sort((a, b) => a.atMs - b.atMs)
}

function jobsOf(chance: Dice, lengthMs: number, user: number): PlannedJob[] {
  const jobs: PlannedJob[] = []
  let atMs = chance.below(MEAN_PAUSE_MS / 2)
  while (atMs < lengthMs - LAST_START_MS) {
    jobs.push(jobAt(chance, user, atMs, jobs))
    atMs += 500 + chance.below(2 * (MEAN_PAUSE_MS - 500))
  }
  return jobs
}

function jobAt(chance: Dice, user: number, atMs: number, before: PlannedJob[]): PlannedJob {
  const kind = chance.weighted([
    [4, 'talk_track'],
    [5, 'chaos_fan_out'],
    [6, 'chaos_single'],
  ] as const)
  const size = {
    talk_track: 1 + chance.below(6),
    chaos_fan_out: 2 + chance.below(24),
    chaos_single: 1 + chance.below(4),
  }
  const recent = before.slice(-4)
  const dependsOn =
    recent.length > 0 && chance.below(4) === 0 ? chance.shuffled(recent).slice(0, 1 + chance.below(3)) : []
  const cancels = chance.below(4) === 0
  return {
    key: `u${user}-j${before.length}`,
    atMs,
    user,
    kind,
    size: size[kind],
    priority: 1 + chance.below(10),
    // A job that may be over between two requests would be started a second time, and rightly so.
    mode: chance.weighted([
      [6, 'once'],
      [kind === 'chaos_single' ? 0 : 2, 'twice'],
      [2, 'keyed'],
    ] as const),
    dependsOn: dependsOn.map(({ key }) => key),
    cancelAfterMs: cancels ? 300 + chance.below(6_000) : null,
    continueAfterMs: cancels && chance.below(3) > 0 ? 500 + chance.below(8_000) : null,
  }
}
