import type { Job, JobEvent } from './schema'
import { isLive } from './status'

/**
 * A live job as an event leaves it. Null when the event does not carry enough: a job that ended (its
 * result and error are in the row alone), or one that was over and runs again.
 */
export function applyEvent(job: Job, event: JobEvent, now: Date): Job | null {
  const status = event.status
  if (!isLive(job) || (status !== 'pending' && status !== 'processing')) return null
  return {
    ...job,
    status,
    result: null,
    error: null,
    finishedAt: null,
    run: event.run,
    stage: event.stage,
    tasksDone: event.tasksDone,
    tasksTotal: event.tasksTotal,
    // Progress never goes backwards within a run.
    progress: event.run === job.run ? Math.max(job.progress, event.progress) : event.progress,
    message: event.message,
    retryAt: event.retryAt,
    jobsAhead: status === 'pending' ? job.jobsAhead : null,
    version: event.version,
    startedAt: job.startedAt ?? (status === 'processing' ? now.toISOString() : null),
  }
}
