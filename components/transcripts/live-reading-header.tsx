import { FinishedNote } from '@/components/jobs/finished-note'
import { JobActions } from '@/components/jobs/job-actions'
import { JobProblem } from '@/components/jobs/job-problem'
import { JobProgress } from '@/components/jobs/job-progress'
import type { Heard } from '@/components/notes/live-heard'
import { PageHeader } from '@/components/ui/page-header'
import type { Job } from '@/lib/jobs/schema'
import { isLive } from '@/lib/jobs/status'

/** What is read a transcript for, in words. */
export interface ReadingWords {
  /** The heading while it is written, and once it has ended. */
  live: string
  ready: string
  unfinished: string
  /** Under it: how what is written comes to the page, and what can be done with it. */
  lead: string
  done: string
}

/** The top of the live view: what is going on, how far it is, and what can be done about it. */
export function LiveReadingHeader({
  job,
  words,
  read,
  total,
  heard,
}: {
  job: Job
  words: ReadingWords
  read: number
  total: number
  /** While a recording is listened to, before there is a transcript to read. */
  heard: Heard | null
}) {
  const ended = job.status === 'failed' || job.status === 'cancelled'
  return (
    <>
      <PageHeader
        title={isLive(job) ? words.live : ended ? words.unfinished : words.ready}
        actions={ended ? <JobActions job={job} open={false} prominent /> : null}
      >
        {isLive(job)
          ? `${words.lead} You may close this page: it goes on without you.`
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
          <FinishedNote job={job}>{words.done}</FinishedNote>
        ) : (
          <JobProblem job={job} />
        )}
      </div>
    </>
  )
}
