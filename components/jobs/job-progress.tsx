'use client'

import { useNow } from '@/components/ui/now'
import { ProgressBar } from '@/components/ui/progress'
import type { Job } from '@/lib/jobs/schema'
import { isLive, shownStatus } from '@/lib/jobs/status'
import { timeLeft } from '@/lib/jobs/time-left'
import { useSilence } from '@/lib/jobs/use-silence'
import { jobTitle, progressWords, SILENT, silenceWords, stageWords } from './job-state'

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
  const silence = useSilence(job, now)
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {words ? (
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm text-ink-soft">
          <span>{silence === null ? stageWords(job, now) : silenceWords(silence)}</span>
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
        text={silence === null ? progressWords(job, now) : `${SILENT}, ${job.progress}%`}
        tone={tones[shownStatus(job, now)]}
      />
    </div>
  )
}
