import { attemptsOf, distribution, interruptions, jobsByKey, KILLS, unreachableMs } from './attempts.ts'
import type { Check, ModelRequest, RunRecord, StruckFault } from './record.ts'

const TAKEOVER_SLACK_MS = 10_000
const CANCEL_MS = 12_000
/** What a start of a worker may take on a busy machine, beside the sweep that asks for it. */
const SILENCE_SLACK_MS = 2_000

/** No live job is without anybody who works on it, or a time when somebody will, for longer than a lease and a sweep. */
export const noJobIsSilent: Check = (record) => {
  const { samples, leaseMs, sweepMs, concurrency } = record
  const since = new Map<string, { from: number; excused: number }>()
  const spells: number[] = []
  const violations: string[] = []
  const limit = leaseMs + sweepMs + SILENCE_SLACK_MS
  const end = (jobId: string, at: number) => {
    const spell = since.get(jobId)
    if (!spell) return
    since.delete(jobId)
    const length = at - spell.from - spell.excused
    spells.push(length)
    if (length > limit) violations.push(`job ${jobId} was silent for ${(length / 1_000).toFixed(1)} s`)
  }
  samples.forEach((sample, index) => {
    const next = samples[index + 1]?.at ?? sample.at
    // In the time the database is down nothing can move; behind a full worker a job stands in the queue.
    const isExcused = !sample.reachable || sample.running >= concurrency
    if (sample.reachable) {
      for (const jobId of since.keys()) if (!sample.silent.includes(jobId)) end(jobId, sample.at)
      for (const jobId of sample.silent) {
        if (!since.has(jobId)) since.set(jobId, { from: sample.at, excused: 0 })
      }
    }
    if (isExcused) for (const spell of since.values()) spell.excused += next - sample.at
  })
  for (const jobId of [...since.keys()]) end(jobId, samples.at(-1)?.at ?? 0)
  return {
    statement: `no job stayed silent for longer than lease and sweep (${(leaseMs + sweepMs) / 1_000} s)`,
    counted: `${distribution(spells)} spells, ${samples.length} samples`,
    violations,
  }
}

/** What a killed worker had in hand is in another's after a lease and ten seconds. */
export const killedWorkIsTakenOver: Check = (record) => {
  const attempts = attemptsOf(record.database)
  const strikes = interruptions(record)
  const times = attempts.flatMap((attempt) => {
    if (attempt.end !== 'attempt_lost') return []
    const last = strikes.findLast(({ at }) => at > attempt.startedAt && at < attempt.endedAt)
    if (!last || !KILLS.has(last.type)) return []
    const next = attempts.find(
      (other) => other.taskId === attempt.taskId && other.number === attempt.number + 1,
    )
    if (!next) return []
    return {
      taskId: attempt.taskId,
      ms:
        next.startedAt -
        last.at -
        unreachableMs(record, last.at, next.startedAt) -
        queueMs(record, attempt.endedAt, next.startedAt),
    }
  })
  const limit = record.leaseMs + TAKEOVER_SLACK_MS
  return {
    statement: `takeover after a kill within lease + 10 s (${limit / 1_000} s)`,
    counted: distribution(times.map(({ ms }) => ms)),
    violations: times
      .filter(({ ms }) => ms > limit)
      .map(({ taskId, ms }) => `task ${taskId} was taken over after ${(ms / 1_000).toFixed(1)} s`),
  }
}

/** How much of a span stood behind a full worker, once the lease had been taken back. */
function queueMs({ samples, concurrency }: RunRecord, from: number, to: number): number {
  let sum = 0
  samples.forEach(({ at, reachable, running }, index) => {
    const next = samples[index + 1]?.at ?? at
    if (reachable && running >= concurrency) sum += Math.max(0, Math.min(to, next) - Math.max(from, at))
  })
  return sum
}

/** A cancel reaches the model call. */
export const cancelAborts: Check = (record) => {
  const times = cancelledCalls(record)
  const reachable = times.filter((one) => one.reachable)
  const limitOf = (one: { reachable: boolean }) => (one.reachable ? record.cancelMs : CANCEL_MS)
  return {
    statement: `cancel to aborted model call within 12 s, ${record.cancelMs / 1_000} s when the worker is reachable`,
    counted: `reachable ${distribution(reachable.map(({ ms }) => ms))}; all ${distribution(times.map(({ ms }) => ms))}`,
    violations: times
      .filter((one) => one.ms > limitOf(one))
      .map(
        ({ key, ms, reachable: was }) =>
          `${key} was cancelled, and its call ran on for ${(ms / 1_000).toFixed(1)} s${was ? ' although its worker was reachable' : ''}`,
      ),
  }
}

/** Model calls that were open when their job was cancelled, until they were aborted (or outlived the limit). */
function cancelledCalls(record: RunRecord) {
  const { database, requests, strikes } = record
  const keys = new Map([...jobsByKey(database)].map(([key, { id }]) => [id, key]))
  return database.events
    .filter(({ type }) => type === 'job_cancelled')
    .flatMap(({ jobId, at }) => {
      const key = keys.get(jobId)
      return requests.flatMap((request) => {
        if (request.key !== key || request.at >= at || request.endedAt <= at) return []
        const goesOn = database.events.some(
          (event) =>
            event.jobId === jobId &&
            event.type === 'job_retried' &&
            event.at > at &&
            event.at < request.endedAt,
        )
        const until = Math.min(request.endedAt, database.at)
        // Nobody hears of anything in a process that is stopped.
        const ms = until - at - asleepMs(record, request.worker, at, until)
        // One that was answered before the abort came was not aborted, and need not be.
        if (goesOn || (request.outcome !== 'aborted' && ms <= CANCEL_MS)) return []
        const reachable = !strikes.some((strike) => standsBetween(strike, request, at, record.leaseMs))
        return { key: request.key, ms, reachable }
      })
    })
}

function asleepMs({ strikes }: RunRecord, worker: string | null, from: number, to: number): number {
  return strikes
    .filter((strike) => strike.hit && strike.worker !== undefined && strike.worker === worker)
    .reduce((sum, { at, endedAt }) => sum + Math.max(0, Math.min(to, endedAt) - Math.max(from, at)), 0)
}

/** Whether a fault may have kept a cancel from the worker that made this call. */
function standsBetween(
  { type, hit, at, endedAt }: StruckFault,
  request: ModelRequest,
  cancelledAt: number,
  leaseMs: number,
) {
  const strikes = (from: number) => hit && at <= request.endedAt && endedAt >= from
  switch (type) {
    case 'sockets_cut':
    case 'kick_doubled':
      return false
    case 'kick_dropped':
    case 'reply_lost':
    case 'gateway_restarted':
      return strikes(cancelledAt - 500)
    case 'database_killed':
      return strikes(cancelledAt - leaseMs)
    case 'worker_killed':
    case 'functions_host_killed':
      return strikes(request.at)
    default:
      // A worker that was replaced may work on for a while: kicks go to its successor, it hears of a cancel by its beat.
      return strikes(request.at - 2 * leaseMs)
  }
}
