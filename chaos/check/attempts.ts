import type { DatabaseState, ModelRequest, RunRecord, StruckFault } from './record.ts'

/** One try at a task, as the time line tells it: from its claim to its end. */
export interface Attempt {
  taskId: string
  jobId: string
  number: number
  startedAt: number
  endedAt: number
  end: string
}

/** Faults in which a worker, or its way to the database, is lost with what it has in hand. */
const INTERRUPTIONS = new Set([
  'worker_killed',
  'worker_frozen',
  'worker_overslept',
  'functions_host_killed',
  'database_killed',
  'gateway_restarted',
  'reply_lost',
])
export const KILLS = new Set(['worker_killed', 'functions_host_killed'])

export function attemptsOf({ events }: DatabaseState): Attempt[] {
  return events.flatMap(({ jobId, taskId, type, at, data }) => {
    if (!taskId || !type.startsWith('attempt_') || data.attempt === undefined) return []
    const startedAt = at - (data.milliseconds ?? 0)
    return { taskId, jobId, number: data.attempt, startedAt, endedAt: at, end: type }
  })
}

export function interruptions({ strikes }: RunRecord): StruckFault[] {
  return strikes.filter(({ type, hit }) => hit && INTERRUPTIONS.has(type))
}

/** Keys that name one job alone. An identical start after the first has ended makes a second one, rightly. */
export function jobsByKey({ jobs }: DatabaseState): Map<string, DatabaseState['jobs'][number]> {
  const counts = new Map<string, number>()
  for (const { key } of jobs) counts.set(key, (counts.get(key) ?? 0) + 1)
  return new Map(jobs.filter(({ key }) => counts.get(key) === 1).map((job) => [job.key, job]))
}

/** The requests of each task, by its id. */
export function requestsByTask({ database, requests }: RunRecord): Map<string, ModelRequest[]> {
  const jobs = jobsByKey(database)
  const places = new Map(
    database.tasks.map((task) => [`${task.jobId} ${task.stage} ${task.position}`, task.id]),
  )
  const byTask = new Map<string, ModelRequest[]>()
  for (const request of requests) {
    const taskId = places.get(`${jobs.get(request.key)?.id} ${request.stage} ${request.position}`)
    if (taskId) byTask.set(taskId, [...(byTask.get(taskId) ?? []), request])
  }
  return byTask
}

/** How much of a span the database did not answer in. */
export function unreachableMs({ samples }: RunRecord, from: number, to: number): number {
  let sum = 0
  samples.forEach(({ at, reachable }, index) => {
    if (reachable) return
    const before = samples[index - 1]?.at ?? at
    const after = samples[index + 1]?.at ?? at
    sum += Math.max(0, Math.min(to, after) - Math.max(from, before))
  })
  return Math.min(sum, to - from)
}

/** "p50 1.2 s, p95 3.4 s, max 5.6 s of 7". */
export function distribution(milliseconds: number[]): string {
  if (milliseconds.length === 0) return 'none'
  const sorted = milliseconds.toSorted((a, b) => a - b)
  const at = (share: number) => ((sorted[Math.ceil(share * sorted.length) - 1] ?? 0) / 1_000).toFixed(1)
  return `p50 ${at(0.5)} s, p95 ${at(0.95)} s, max ${at(1)} s of ${sorted.length}`
}
