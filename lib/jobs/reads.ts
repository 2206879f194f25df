import type { JobListFilter } from './keys'
import type { Dismissed, Job, JobDetail, JobPage, JobParts, JobSilence } from './schema'

/** How jobs are read: by `/api` in the browser, by RPC on the server. */
export interface JobReads {
  /** Live jobs, and finished ones whose toast nobody has seen yet: the newest hundred of them. */
  currentJobs(signal?: AbortSignal): Promise<Job[]>
  listJobs(filter: JobListFilter & { cursor?: string }, signal?: AbortSignal): Promise<JobPage>
  getJob(id: string, signal?: AbortSignal): Promise<JobDetail>
  getJobParts(id: string, after: number, signal?: AbortSignal): Promise<JobParts>
  getJobSilence(id: string, signal?: AbortSignal): Promise<JobSilence>
  /** The newest five hundred. */
  dismissedFailures(signal?: AbortSignal): Promise<Dismissed[]>
}
