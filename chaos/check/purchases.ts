import { attemptsOf, interruptions, requestsByTask } from './attempts.ts'
import type { Check, ModelRequest, RunRecord } from './record.ts'

/** An attempt's start is told by its end and its length, each taken at another moment of the same transaction. */
const CLAIM_SLACK_MS = 100
/** A claim does not wait for the disk: one of the last 600 ms (three rounds of Postgres's WAL writer) can go with a crash, and its worker asks its model a moment later. */
const LOST_CLAIM_MS = 2_000

/** A worker that was stopped with a request on its way to the model sends it when it wakes, and aborts it by then. */
const ABORTED_WITHIN_MS = 1_000

/** A task that completed is never bought again: no request of it begins after that. */
export const noCompletedTaskIsBought: Check = (record) => {
  const byTask = requestsByTask(record)
  const done = record.database.tasks.filter(({ status }) => status === 'completed')
  const late = done.flatMap(({ id, finishedAt }) =>
    (byTask.get(id) ?? [])
      .map((request) => ({ request, after: request.at - (finishedAt ?? Number.POSITIVE_INFINITY) }))
      .filter(({ after }) => after > 0),
  )
  const asked = late.filter(({ request, after }) => !wasOnItsWay(record, request, after))
  return {
    statement: 'no completed task was bought again',
    counted: `${record.requests.length} requests for ${done.length} completed tasks; ${late.length - asked.length} on their way when their worker was stopped, and aborted`,
    violations: asked.map(
      ({ request, after }) => `${nameOf(request)} was asked ${Math.round(after)} ms after its end`,
    ),
  }
}

/** Whether its worker was stopped from before the end of the task until this very moment, and took it back at once, unanswered. */
function wasOnItsWay(
  record: RunRecord,
  { at, endedAt, outcome, worker }: ModelRequest,
  after: number,
): boolean {
  return (
    outcome === 'aborted' &&
    endedAt - at <= ABORTED_WITHIN_MS &&
    record.strikes.some(
      (strike) =>
        strike.hit &&
        strike.worker === worker &&
        strike.at < at - after &&
        strike.endedAt > at - after &&
        Math.abs(at - strike.endedAt) <= ABORTED_WITHIN_MS,
    )
  )
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
