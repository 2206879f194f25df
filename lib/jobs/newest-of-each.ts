import type { Job } from './schema'

/** Each job once, as it was last seen: one that ends between two reads is in both. */
export function newestOfEach(jobs: readonly Job[]): Job[] {
  const newest = new Map<string, Job>()
  for (const job of jobs) {
    const known = newest.get(job.id)
    if (!known || job.version > known.version) newest.set(job.id, job)
  }
  return [...newest.values()]
}
