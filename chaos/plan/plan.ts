import { dice } from '../../__tests__/support/dice.ts'
import { planFaults, type Strike } from './faults.ts'
import { type PlannedJob, planJobs } from './jobs.ts'
import { planOversleeping } from './oversleeping.ts'

export interface PlanOptions {
  seed: number
  minutes: number
  users: number
}

/** What happens in a run, as far as we decide it. The seed alone says it; the rest is what the machine makes of it. */
export interface Plan extends PlanOptions {
  jobs: PlannedJob[]
  strikes: Strike[]
}

export function makePlan({ seed, minutes, users }: PlanOptions): Plan {
  const lengthMs = minutes * 60_000
  const oversleeping = planOversleeping(dice(seed ^ 0x51ee9), lengthMs, users)
  const inTime = (a: { atMs: number }, b: { atMs: number }) => a.atMs - b.atMs
  return {
    seed,
    minutes,
    users,
    jobs: [...planJobs(dice(seed), lengthMs, users), ...oversleeping.jobs].sort(inTime),
    strikes: [...planFaults(dice(seed ^ 0x5eed), lengthMs), ...oversleeping.strikes].sort(inTime),
  }
}
