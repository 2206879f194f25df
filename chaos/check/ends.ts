import type { Check } from './record.ts'

const LIVE = new Set(['pending', 'processing'])

/** Every job ended, or somebody provably works or waits. */
export const everyJobEnds: Check = ({ database: { at, jobs, tasks } }) => {
  const isLive = (id: string) => jobs.some((job) => job.id === id && LIVE.has(job.status))
  const stuck = jobs.filter((job) => {
    if (!LIVE.has(job.status)) return false
    const moves = tasks.some(
      (task) =>
        task.jobId === job.id &&
        ((task.status === 'processing' && (task.leaseExpiresAt ?? 0) > at) ||
          (task.status === 'pending' && task.runAt > at)),
    )
    return !moves && !job.dependsOn.some(isLive)
  })
  const ended = jobs.filter(({ status }) => !LIVE.has(status)).length
  return {
    statement: 'every job ended, or is provably still live',
    counted: `${ended} of ${jobs.length} ended`,
    violations: stuck.map(
      ({ key, status, stage }) => `${key} is ${status} in ${stage}, and nobody will go on with it`,
    ),
  }
}

/** Each planned job that the database took is there once: while one is live, the same is not started again. */
export const identicalStartsAreOne: Check = ({ database: { at, jobs } }) => {
  const violations = jobs.flatMap((job, index) =>
    jobs.slice(index + 1).flatMap((other) => {
      if (other.key !== job.key) return []
      const overlap = other.createdAt < (job.finishedAt ?? at) && job.createdAt < (other.finishedAt ?? at)
      // Each may have been tried again later: only the first runs are compared.
      return overlap && job.run === 1 && other.run === 1 ? `${job.key} was live twice at once` : []
    }),
  )
  return {
    statement: 'identical starts made one live job',
    counted: `${new Set(jobs.map(({ key }) => key)).size} keys, ${jobs.length} jobs`,
    violations,
  }
}
