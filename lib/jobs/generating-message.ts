import { kindLabels } from './kind-labels'
import type { Job } from './schema'
import { timeRange } from './time-range'

/** "Generating talk track – this may take 2–5 minutes. You can navigate freely" */
export function generatingMessage(job: Pick<Job, 'kind' | 'estimate'>): string {
  return `Generating ${kindLabels(job.kind).noun} – this may take ${timeRange(job.estimate)}. You can navigate freely`
}
