'use client'

import { useNow } from '@/components/ui/now'
import { ProgressBar } from '@/components/ui/progress'
import type { Job } from '@/lib/jobs/schema'
import { isLive, shownStatus } from '@/lib/jobs/status'
import { timeLeft } from '@/lib/jobs/time-left'
import { jobTitle, progressWords, stageWords } from './job-state'

const tones = {
  pending: 'live',
  processing: 'live',
  retrying: 'live',
  completed: 'done',
  failed: 'failed',
  cancelled: 'still',
} as const

/** Bar, stage, percent and time left of one job. */
export function JobProgress({ job, words = true }: { job: Job; words?: boolean }) {
  const now = useNow()
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {words ? (
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm text-ink-soft">
          <span>{stageWords(job, now)}</span>
          {isLive(job) ? (
            <span className="nums text-ink-faint">
              <span className="font-medium text-ink">{job.progress}%</span> · {timeLeft(job, now)}
            </span>
          ) : null}
        </div>
      ) : null}
      <ProgressBar
        value={job.progress}
        label={jobTitle(job)}
        text={progressWords(job, now)}
        tone={tones[shownStatus(job, now)]}
      />
    </div>
  )
}
