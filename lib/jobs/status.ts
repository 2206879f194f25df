import { explain } from '@shared/engine/error-catalogue.ts'
import type { Job } from './schema'

export { isLive, type ShownStatus, shownStatus } from '@shared/engine/shown-status.ts'

/** True while other jobs go first. */
export function isQueued(job: Pick<Job, 'status' | 'jobsAhead'>): boolean {
  return job.status === 'pending' && (job.jobsAhead ?? 0) > 0
}

/** True where a retry, or going on after a cancel, can come to another end than the last time. */
export function mayGoOn(job: Job): boolean {
  if (job.status === 'failed') return explain(job.error.code).sameAgain !== true
  return job.status === 'cancelled'
}
