'use client'

import { FinishedNote } from '@/components/jobs/finished-note'
import { JobActions } from '@/components/jobs/job-actions'
import { JobProblem } from '@/components/jobs/job-problem'
import { JobProgress } from '@/components/jobs/job-progress'
import { PageHeader } from '@/components/ui/page-header'
import { count } from '@/lib/format/duration'
import type { Job, JobStatus } from '@/lib/jobs/schema'
import { isLive } from '@/lib/jobs/status'

const titles = {
  pending: 'Drawing your journey',
  processing: 'Drawing your journey',
  completed: 'Your journey is ready',
  failed: 'Your journey is not finished',
  cancelled: 'Your journey is not finished',
} as const

const said: Partial<Record<JobStatus, string>> = {
  completed: 'The journey is ready.',
  failed: 'The journey could not be finished.',
  cancelled: 'Cancelled. What was read is kept.',
}

/** The top of the live view: what is going on, how far it is, and what can be done about it. */
export function LiveHeader({ job, read, total }: { job: Job; read: number; total: number }) {
  const stopped = job.status === 'failed' || job.status === 'cancelled'
  return (
    <>
      <PageHeader
        title={titles[job.status]}
        actions={stopped ? <JobActions job={job} open={false} prominent /> : null}
      >
        {isLive(job)
          ? 'What was found appears here. You may close this page: it goes on without you.'
          : job.status === 'completed'
            ? 'All of it was read.'
            : total > 0
              ? `${read} of ${count(total, 'part')} read.`
              : 'Nothing was read yet.'}
      </PageHeader>
      <div className="max-w-3xl">
        {isLive(job) ? (
          <>
            <JobProgress job={job} />
            {total > 0 ? (
              <p className="mt-2 text-sm text-ink-faint">
                {read} of {count(total, 'part')} read
              </p>
            ) : null}
          </>
        ) : job.status === 'completed' ? (
          <FinishedNote job={job}>Read it, edit it in place or export it.</FinishedNote>
        ) : (
          <JobProblem job={job} />
        )}
      </div>
      <p role="status" className="sr-only">
        {said[job.status] ?? ''}
      </p>
    </>
  )
}
