import { FinishedNote } from '@/components/jobs/finished-note'
import { JobActions } from '@/components/jobs/job-actions'
import { JobProblem } from '@/components/jobs/job-problem'
import { JobProgress } from '@/components/jobs/job-progress'
import { PageHeader } from '@/components/ui/page-header'
import type { Job } from '@/lib/jobs/schema'
import { isLive } from '@/lib/jobs/status'

const nouns: Record<string, { writing: string; noun: string }> = {
  deck_outline: { writing: 'Outlining your deck', noun: 'outline' },
  deck_structure: { writing: 'Writing your slides', noun: 'deck' },
}

/** The top of the live view: what is going on, how far it is, and what can be done about it. */
export function LiveDeckHeader({ job, words }: { job: Job; words: string }) {
  const { writing = '', noun = '' } = nouns[job.kind] ?? {}
  const ended = job.status === 'failed' || job.status === 'cancelled'
  return (
    <>
      <PageHeader
        title={isLive(job) ? writing : ended ? `Your ${noun} is not finished` : `Your ${noun} is ready`}
        actions={ended ? <JobActions job={job} open={false} prominent /> : null}
      >
        {words}
      </PageHeader>
      <div className="max-w-3xl">
        {isLive(job) ? (
          <JobProgress job={job} />
        ) : ended ? (
          <JobProblem job={job} />
        ) : (
          <FinishedNote job={job}>Read it, edit it, and write its talk track.</FinishedNote>
        )}
      </div>
    </>
  )
}
