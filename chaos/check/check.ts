import { clientsEqualDatabase, progressIsHonest } from './clients.ts'
import { eachEffectOnce } from './effects.ts'
import { everyJobEnds, identicalStartsAreOne } from './ends.ts'
import { storedIsOfTheLastLease } from './fencing.ts'
import { littleIsBoughtTwice, noCompletedTaskIsBought } from './purchases.ts'
import type { Check, RunRecord, Verdict } from './record.ts'
import { cancelAborts, killedWorkIsTakenOver, noJobIsSilent } from './times.ts'

/** What the engine promises, one line each. */
const CHECKS: readonly Check[] = [
  everyJobEnds,
  identicalStartsAreOne,
  eachEffectOnce,
  storedIsOfTheLastLease,
  noCompletedTaskIsBought,
  littleIsBoughtTwice,
  progressIsHonest,
  noJobIsSilent,
  killedWorkIsTakenOver,
  cancelAborts,
  clientsEqualDatabase,
]

export function checkRun(record: RunRecord): Verdict[] {
  return CHECKS.map((check) => check(record))
}
