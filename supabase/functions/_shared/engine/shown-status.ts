import type { Job, JobStatus } from './job.ts'

/** What the page and the API show: a pending job that waits for its next attempt is `retrying`. */
export type ShownStatus = JobStatus | 'retrying'

/** True while something is still going to happen. */
export function isLive(job: Pick<Job, 'status'>): boolean {
  return job.status === 'pending' || job.status === 'processing'
}

/** The status to show now. A job with work under way is processing, also while one of its tasks waits. */
export function shownStatus(job: Pick<Job, 'status' | 'retryAt'>, now: number = Date.now()): ShownStatus {
  return isLive(job) && job.retryAt !== null && Date.parse(job.retryAt) > now ? 'retrying' : job.status
}
