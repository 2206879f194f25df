import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { JobActions } from '@/components/jobs/job-actions'
import { JobProblem } from '@/components/jobs/job-problem'
import { JobProgress } from '@/components/jobs/job-progress'
import { Button } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { PageHeader } from '@/components/ui/page-header'
import { jobHref } from '@/lib/jobs/kind-labels'
import type { Job } from '@/lib/jobs/schema'
import { isLive } from '@/lib/jobs/status'
import type { Heard } from './live-heard'

const titles = {
  pending: 'Taking notes',
  processing: 'Taking notes',
  completed: 'Your lecture notes are ready',
  failed: 'Your lecture notes are not finished',
  cancelled: 'Your lecture notes are not finished',
} as const

/** The top of the live view: what is going on, how far it is, and what can be done about it. */
export function LiveNotesHeader({
  job,
  read,
  total,
  heard,
}: {
  job: Job
  read: number
  total: number
  /** While a recording is listened to, before there is a transcript to take notes of. */
  heard: Heard | null
}) {
  const ended = job.status === 'failed' || job.status === 'cancelled'
  return (
    <>
      <PageHeader
        title={titles[job.status]}
        actions={ended ? <JobActions job={job} open={false} prominent /> : null}
      >
        {isLive(job)
          ? 'Notes appear here as they are taken. You may close this page: it goes on without you.'
          : total > 0 && read === total
            ? 'The whole transcript is read.'
            : total > 0
              ? `${read} of ${total} parts of the transcript are read.`
              : heard
                ? `${heard.count} of ${heard.pieces.length} parts of the recording were heard.`
                : 'No part of the transcript was read yet.'}
      </PageHeader>
      <div className="max-w-3xl">
        {isLive(job) ? (
          <>
            <JobProgress job={job} />
            {total > 0 ? (
              <p role="status" className="mt-2 text-sm text-ink-faint">
                {read} of {total} parts read
              </p>
            ) : heard ? (
              <p role="status" className="mt-2 text-sm text-ink-faint">
                {heard.count} of {heard.pieces.length} parts heard
              </p>
            ) : null}
          </>
        ) : job.status === 'completed' ? (
          <Note
            tone="done"
            title="Finished and saved"
            action={
              <Button asChild variant="primary" size="sm">
                <Link href={jobHref(job)}>
                  View / Edit
                  <ArrowRight aria-hidden />
                </Link>
              </Button>
            }
          >
            Read them, edit them or export them.
          </Note>
        ) : (
          <JobProblem job={job} />
        )}
      </div>
    </>
  )
}
