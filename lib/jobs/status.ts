import type { Job } from './schema'

export { isLive, type ShownStatus, shownStatus } from '@shared/engine/shown-status.ts'

/** True while other jobs go first. */
export function isQueued(job: Pick<Job, 'status' | 'jobsAhead'>): boolean {
  return job.status === 'pending' && (job.jobsAhead ?? 0) > 0
}
