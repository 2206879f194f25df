import type postgres from 'postgres'
import { Starts } from '../../supabase/functions/_shared/engine/starts.ts'
import { type Lease, startJobs } from '../support/engine.ts'

/** Says which jobs have begun by the worker's own rule: a moment later, and only of what then still runs. */
export function createStarts(sql: postgres.Sql) {
  const held = new Map<string, number>()
  const saying = new Set<Promise<unknown>>()
  const starts = new Starts({
    store: { start: (jobIds) => startJobs(sql, jobIds) },
    keepAlive(promise) {
      saying.add(promise)
      promise.finally(() => saying.delete(promise))
    },
    isRunning: (jobId) => (held.get(jobId) ?? 0) > 0,
    // Nobody listens to these jobs.
    onDeferred: () => undefined,
    log: (event, fields) => process.stderr.write(`${event} ${JSON.stringify(fields)}\n`),
  })
  const count = (leases: Lease[], by: 1 | -1) => {
    for (const { jobId } of leases) held.set(jobId, (held.get(jobId) ?? 0) + by)
  }
  return {
    claimed(leases: Lease[]) {
      count(leases, 1)
      for (const { jobId, started } of leases) if (!started) starts.add(jobId)
    },
    ended: (leases: Lease[]) => count(leases, -1),
    async said() {
      while (saying.size > 0) await Promise.all(saying)
    },
  }
}
