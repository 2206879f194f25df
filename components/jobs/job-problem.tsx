import { actionFor, explain } from '@shared/engine/error-catalogue.ts'
import { Note } from '@/components/ui/note'
import type { Job } from '@/lib/jobs/schema'
import { keptWords } from './job-state'

/** Honest words about a job that did not finish: what happened, what is kept, what can be done. */
export function JobProblem({ job }: { job: Job }) {
  if (job.status === 'failed') {
    const { title, explanation } = explain(job.error.code)
    const action = actionFor(job.error)
    return (
      <Note tone="problem" title={title}>
        <p className="as-written">{job.error.message || explanation}</p>
        <p className="mt-1">
          {keptWords(job)} {action}
        </p>
      </Note>
    )
  }
  if (job.status !== 'cancelled') return null
  return (
    <Note title="It was cancelled">
      Everything that was finished is kept. Continue runs only what is missing.
    </Note>
  )
}
