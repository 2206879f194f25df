import type { dice } from '../../__tests__/support/dice.ts'
import type { Strike } from './faults.ts'
import type { PlannedJob } from './jobs.ts'

/** A lease, a sweep and what comes before and after it are over by then. */
const PAUSE = { from: 17_000, to: 23_000 }
const FIRST_MS = { from: 1_000, to: 4_000 }
const PARTS = 8

type Dice = ReturnType<typeof dice>

/**
 * Workers that oversleep, from the beginning on, so that each run has some, however short. Each has a job of its own:
 * of the highest priority, so that it is taken over at once and not after a queue.
 */
export function planOversleeping(chance: Dice, lengthMs: number, users: number) {
  const strikes: Strike[] = []
  const jobs: PlannedJob[] = []
  const between = ({ from, to }: { from: number; to: number }) => from + chance.below(to - from)
  for (let atMs = between(FIRST_MS); atMs < lengthMs; atMs += between(PAUSE)) {
    const user = chance.below(users)
    const key = `u${user}-s${jobs.length}`
    strikes.push({ atMs, type: 'worker_overslept', ms: 0, signal: 'SIGKILL', key })
    jobs.push({
      key,
      atMs,
      user,
      kind: 'chaos_fan_out',
      size: PARTS,
      priority: 1,
      mode: 'once',
      dependsOn: [],
      cancelAfterMs: null,
      continueAfterMs: null,
    })
  }
  return { strikes, jobs }
}
