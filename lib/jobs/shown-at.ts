import { jobHref, kindLabels } from './kind-labels'
import type { Job } from './schema'

/** Whether the page at this address shows what became of a job: its result, the page it was followed on, its own page. */
export function isShownAt(job: Job, pathname: string): boolean {
  const { liveHref } = kindLabels(job.kind)
  return [jobHref(job), liveHref?.(job), `/jobs/${job.id}`].includes(pathname)
}
