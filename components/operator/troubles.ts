import { count } from '@/lib/format/duration'
import type { OperatorJob } from '@/lib/operator/schema'

/** " · 2 failed attempts, 1 lost worker, model_timeout", when there is something to tell. */
export function troubles(job: OperatorJob): string {
  const said = [
    job.run > 1 ? `run ${job.run}` : '',
    job.errors > 0 ? count(job.errors, 'failed attempt') : '',
    job.stalls > 0 ? count(job.stalls, 'lost worker') : '',
    job.continuations > 0 ? count(job.continuations, 'hand-over') : '',
    job.errorCode ?? '',
  ].filter(Boolean)
  return said.length > 0 ? ` · ${said.join(', ')}` : ''
}
