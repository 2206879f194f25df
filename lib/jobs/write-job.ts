import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { writeToChains } from './chains/jobs-of-chains'
import { jobKeys } from './keys'
import { knownJob, newer } from './known-job'
import type { Job, JobPage, ReadDetail, ReadParts } from './schema'
import { isLive } from './status'

/** Live, or ended on its own and nobody was told yet: what the `current` list holds. */
export function isCurrent(job: Job): boolean {
  return isLive(job) || (job.status !== 'cancelled' && job.acknowledgedAt === null)
}

/**
 * Writes a job to every query that shows it. Nothing newer is ever overwritten, and what was read with an older state
 * of the job keeps the version that it was read at.
 */
export function writeJob(client: QueryClient, job: Job): void {
  const isNew = knownJob(client, job.id) === undefined
  client.setQueryData<Job[]>(jobKeys.current(), (jobs) => withJob(jobs ?? [], job))
  client.setQueryData<ReadDetail>(
    jobKeys.detail(job.id),
    (detail) => detail && { ...detail, job: newer(detail.job, job) },
  )
  client.setQueryData<ReadParts>(
    jobKeys.parts(job.id),
    (parts) => parts && { ...parts, job: newer(parts.job, job) },
  )
  writeToLists(client, job)
  writeToChains(client, job, isNew)
}

function withJob(jobs: Job[], job: Job): Job[] {
  const known = jobs.find((other) => other.id === job.id)
  if (known && known.version > job.version) return jobs
  if (!isCurrent(job)) return known ? jobs.filter((other) => other.id !== job.id) : jobs
  return known ? jobs.map((other) => (other.id === job.id ? job : other)) : [job, ...jobs]
}

/** Lists keep their order; a job that is new to them, or moves between them, makes them read again. */
function writeToLists(client: QueryClient, job: Job): void {
  let moved = false
  client.setQueriesData<InfiniteData<JobPage, string | null>>({ queryKey: jobKeys.lists() }, (list) => {
    if (!list) return list
    const known = list.pages.flatMap((page) => page.jobs).find((other) => other.id === job.id)
    if (!known || known.status !== job.status) moved = true
    if (!known || known.version > job.version) return list
    const replace = (other: Job) => (other.id === job.id ? job : other)
    return { ...list, pages: list.pages.map((page) => ({ ...page, jobs: page.jobs.map(replace) })) }
  })
  if (moved) void client.invalidateQueries({ queryKey: jobKeys.lists() })
}

/** What a snapshot says, with what was written here while it was on its way and is newer. */
export function mergeSnapshot(snapshot: Job[], known: Job[], knownBefore: ReadonlySet<string>): Job[] {
  const here = new Map(known.map((job) => [job.id, job]))
  const merged = snapshot.map((job) => {
    const mine = here.get(job.id)
    return mine && mine.version > job.version ? mine : job
  })
  const inSnapshot = new Set(snapshot.map((job) => job.id))
  const startedMeanwhile = known.filter((job) => !inSnapshot.has(job.id) && !knownBefore.has(job.id))
  return [...startedMeanwhile, ...merged].filter(isCurrent)
}
