'use client'

import { actionFor, explain } from '@shared/engine/error-catalogue.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { useDismissed } from '@/lib/jobs/dismissed'
import { jobsQuery } from '@/lib/jobs/queries'
import type { Job } from '@/lib/jobs/schema'
import { JobActions } from './job-actions'
import { jobTitle, keptWords } from './job-state'

type FailedJob = Extract<Job, { status: 'failed' }>

/**
 * The jobs of a step's kinds that failed for a project, until they are tried again or dismissed: a toast is gone in seconds,
 * and what to do about a failure is not. Nothing while there is none.
 */
export function FailedJobs({
  projectId,
  kinds,
  except,
  which = () => true,
}: {
  projectId: string
  kinds: readonly string[]
  /** Jobs that the page tells of elsewhere. */
  except?: ReadonlySet<string>
  /** Which of them; the others are another page's. */
  which?: (job: FailedJob) => boolean
}) {
  const { data } = useInfiniteQuery(jobsQuery({ status: 'failed', projectId }))
  const dismissed = useDismissed()
  const failed = (data?.pages ?? []).flatMap(({ jobs }) =>
    jobs.filter((job): job is FailedJob => job.status === 'failed' && kinds.includes(job.kind)),
  )
  const mine = dismissed
    ? failed.filter((job) => which(job) && !except?.has(job.id) && !dismissed.isDismissed(job))
    : []
  if (!dismissed || mine.length === 0) return null
  return (
    <section aria-labelledby="failed">
      <h2 id="failed" className="mb-3 font-semibold">
        Not finished
      </h2>
      <ul className="flex flex-col gap-3">
        {mine.map((job) => (
          <li key={job.id}>
            <FailedNote job={job} onDismiss={() => dismissed.dismiss(job)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function FailedNote({ job, onDismiss }: { job: FailedJob; onDismiss: () => void }) {
  const { title, explanation } = explain(job.error.code)
  return (
    <Note
      tone="warning"
      title={
        <span className="wrap-anywhere">
          {jobTitle(job)}: {title}
        </span>
      }
      action={
        <>
          <JobActions job={job} />
          <Button size="sm" variant="ghost" onClick={onDismiss}>
            Dismiss
          </Button>
        </>
      }
    >
      <p className="as-written">{job.error.message || explanation}</p>
      <p className="mt-1">
        {keptWords(job)} {actionFor(job.error)}
      </p>
    </Note>
  )
}
