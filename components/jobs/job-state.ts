import { count } from '@/lib/format/duration'
import { kindLabels } from '@/lib/jobs/kind-labels'
import type { Job } from '@/lib/jobs/schema'
import { isLive, isQueued, type ShownStatus, shownStatus } from '@/lib/jobs/status'
import { timeLeft } from '@/lib/jobs/time-left'

/** What a person would call the state of a job. */
export const statusWords: Record<ShownStatus, string> = {
  pending: 'Waiting to start',
  processing: 'Running',
  retrying: 'Trying again',
  completed: 'Completed',
  failed: 'Failed',
  cancelled: 'Cancelled',
}

/** What a job is doing, in words: "Writing the scripts (3 of 7)", "Trying again in 12 s". */
export function stageWords(job: Job, now: number): string {
  const status = shownStatus(job, now)
  if (status === 'retrying' && job.retryAt !== null) {
    const seconds = Math.ceil((Date.parse(job.retryAt) - now) / 1000)
    return `Trying again in ${seconds} s`
  }
  if (isQueued(job)) return `In the queue, ${count(job.jobsAhead ?? 0, 'job')} before this one`
  // A live job says itself what it is doing: "Waiting for a worker", "Writing the scripts (2 of 7)".
  return isLive(job) && job.message ? job.message : statusWords[status]
}

/** What is said while a worker that is gone still has the right to its part: nobody has to do anything. */
export const SILENT = 'The worker has not been heard from; another takes over by itself'

export function silenceWords(seconds: number): string {
  return `The worker has not been heard from for ${seconds} s; another takes over by itself`
}

/** The whole state in one sentence, for progress bars and screen readers. */
export function progressWords(job: Job, now: number): string {
  const stage = stageWords(job, now)
  return isLive(job) ? `${stage}, ${job.progress}%, ${timeLeft(job, now)}` : stage
}

/** The heading of a job: "Talk track for Docker metrics". */
export function jobTitle(job: Pick<Job, 'kind' | 'title'>): string {
  return job.title || kindLabels(job.kind).title
}

/** What a failure has not taken. */
export function keptWords({ tasksDone, tasksTotal }: Pick<Job, 'tasksDone' | 'tasksTotal'>): string {
  return tasksDone > 0
    ? `${count(tasksDone, 'finished part')} of ${tasksTotal} and what it is made from are kept.`
    : 'What it is made from is kept.'
}
