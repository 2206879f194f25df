import { attemptsOf, interruptions, requestsByTask } from './attempts.ts'
import type { Check, ModelRequest } from './record.ts'

/** An attempt's start is told by its end and its length, each taken at another moment of the same transaction. */
const CLAIM_SLACK_MS = 100
/** A claim does not wait for the disk: one of the last 600 ms (three rounds of Postgres's WAL writer) can go with a crash, and its worker asks its model a moment later. */
const LOST_CLAIM_MS = 2_000

/** A task that completed is never bought again: no request of it begins after that. */
export const noCompletedTaskIsBought: Check = (record) => {
  const byTask = requestsByTask(record)
  const done = record.database.tasks.filter(({ status }) => status === 'completed')
  const violations = done.flatMap(({ id, finishedAt }) =>
    (byTask.get(id) ?? [])
      .filter(({ at }) => at > (finishedAt ?? Number.POSITIVE_INFINITY))
      .map(
        (request) =>
          `${nameOf(request)} was asked ${Math.round(request.at - (finishedAt ?? 0))} ms after its end`,
      ),
  )
  return {
    statement: 'no completed task was bought again',
    counted: `${record.requests.length} requests for ${done.length} completed tasks`,
    violations,
  }
}

/** What was bought twice was in a worker's hands when it was struck, and no more of it than that. */
export const littleIsBoughtTwice: Check = (record) => {
  const attempts = attemptsOf(record.database)
  const strikes = interruptions(record)
  const inFlight = strikes.reduce(
    (sum, { at }) =>
      sum + attempts.filter(({ startedAt, endedAt }) => startedAt <= at && at <= endedAt).length,
    0,
  )
  let bought = 0
  let twice = 0
  const violations: string[] = []
  for (const [taskId, requests] of requestsByTask(record)) {
    const right = requests.filter(
      ({ outcome, nonce, call }) => outcome === 'answered' && nonce !== null && call === 0,
    )
    bought += Math.min(1, right.length)
    twice += Math.max(0, right.length - 1)
    for (const request of right.slice(0, -1)) {
      const attempt = attempts.findLast(
        (one) =>
          one.taskId === taskId &&
          (request.attempt === null
            ? one.startedAt - CLAIM_SLACK_MS <= request.at
            : one.number === request.attempt),
      )
      // An attempt that failed in a later call, or was let go, is bought again by rule.
      if (attempt?.end === 'attempt_failed' || attempt?.end === 'attempt_released') continue
      const struck = strikes.some(
        ({ type, at, endedAt }) =>
          (attempt && endedAt >= attempt.startedAt && at <= attempt.endedAt) ||
          (type === 'database_killed' && Math.abs(request.at - at) <= LOST_CLAIM_MS),
      )
      if (!struck)
        violations.push(`${nameOf(request)} was bought again although nothing had struck its worker`)
    }
  }
  if (twice > inFlight) violations.push(`${twice} were bought twice, with ${inFlight} in flight at strikes`)
  return {
    statement: 'work bought twice is at most what was in flight at strikes',
    counted: `${twice} of ${bought} bought twice; ${inFlight} in flight at ${strikes.length} strikes`,
    violations,
  }
}

function nameOf({ key, stage, position, call }: ModelRequest): string {
  return `${key} ${stage} ${position}${call > 0 ? ` call ${call}` : ''}`
}
