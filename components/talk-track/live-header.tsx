import { FinishedNote } from '@/components/jobs/finished-note'
import { JobActions } from '@/components/jobs/job-actions'
import { JobProblem } from '@/components/jobs/job-problem'
import { JobProgress } from '@/components/jobs/job-progress'
import { PageHeader } from '@/components/ui/page-header'
import type { Job } from '@/lib/jobs/schema'
import { isLive } from '@/lib/jobs/status'

const titles = {
  pending: 'Writing your talk track',
  processing: 'Writing your talk track',
  completed: 'Your talk track is ready',
  failed: 'Your talk track is not finished',
  cancelled: 'Your talk track is not finished',
} as const

/** The top of the live view: what is going on, how far it is, and what can be done about it. */
export function LiveHeader({ job, written, total }: { job: Job; written: number; total: number }) {
  return (
    <>
      <PageHeader
        title={titles[job.status]}
        actions={
          job.status === 'failed' || job.status === 'cancelled' ? (
            <JobActions job={job} open={false} prominent />
          ) : null
        }
      >
        {isLive(job)
          ? 'Finished slides appear here. You may close this page: it goes on without you.'
          : total > 0
            ? `${written} of ${total} slides are written.`
            : 'No slide was written yet.'}
      </PageHeader>
      {isLive(job) ? (
        <div className="max-w-3xl">
          <JobProgress job={job} />
          {total > 0 ? (
            <p className="mt-2 text-sm text-ink-faint">
              {written} of {total} slides written
            </p>
          ) : null}
        </div>
      ) : job.status === 'completed' ? (
        <FinishedNote job={job} className="max-w-3xl">
          Read it, edit it, copy it or export it.
        </FinishedNote>
      ) : (
        <div className="max-w-3xl">
          <JobProblem job={job} />
        </div>
      )}
    </>
  )
}
