import { z } from 'zod'
import { JOB_STATUSES, type Job, JobSchema } from '../engine/job.ts'
import { isLive, shownStatus } from '../engine/shown-status.ts'
import { timeRange } from '../text/time-range.ts'

/** What `enqueue_job` returns. */
export const EnqueuedSchema = z.object({ job: JobSchema, created: z.boolean() })

/** What a start answers, at `POST /api/jobs`, `POST /api/generate/*` and job-creator. */
export const JobStartedSchema = z.object({
  jobId: z.uuid(),
  status: z.enum([...JOB_STATUSES, 'retrying']),
  /** When it will most likely be done: from past runs of its kind, and how far it has come. */
  estimatedCompletionAt: z.string(),
  message: z.string(),
  /** False when an identical job was already under way and this is it. */
  created: z.boolean(),
  /** The whole job, so that a page need not ask for it. */
  job: JobSchema,
})
export type JobStarted = z.infer<typeof JobStartedSchema>

/** `noun`: what the job makes, in the middle of a sentence. */
export function jobStarted(job: Job, created: boolean, noun: string, now: number = Date.now()): JobStarted {
  return {
    jobId: job.id,
    status: shownStatus(job, now),
    estimatedCompletionAt: estimatedCompletionAt(job, now),
    message: `Generating ${noun} – this may take ${timeRange(job.estimate)}. You can navigate freely`,
    created,
    job,
  }
}

/**
 * The upper end of what past runs of the kind took. One that is late, or goes on from an earlier run, still needs
 * its share of the usual time: the moment is never past while the job is live.
 */
export function estimatedCompletionAt(
  job: Pick<Job, 'status' | 'retryAt' | 'run' | 'progress' | 'estimate' | 'startedAt' | 'finishedAt'>,
  now: number,
): string {
  if (!isLive(job) && job.finishedAt !== null) return job.finishedAt
  const { lowSeconds, highSeconds } = job.estimate
  const rest = (100 - job.progress) / 100
  const begins = Math.max(now, job.retryAt === null ? 0 : Date.parse(job.retryAt))
  const goesOn = job.run > 1 || job.startedAt === null
  const usual = goesOn
    ? begins + highSeconds * rest * 1000
    : Date.parse(job.startedAt ?? '') + highSeconds * 1000
  return new Date(Math.max(usual, begins + lowSeconds * rest * 1000)).toISOString()
}
