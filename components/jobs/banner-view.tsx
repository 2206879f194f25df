'use client'

import { timeRange } from '@shared/text/time-range.ts'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { useNow } from '@/components/ui/now'
import { ProgressBar } from '@/components/ui/progress'
import { count } from '@/lib/format/duration'
import { jobHref, kindLabels } from '@/lib/jobs/kind-labels'
import type { Job } from '@/lib/jobs/schema'
import { timeLeft } from '@/lib/jobs/time-left'
import { jobTitle, progressWords, stageWords } from './job-state'
import { LiveLight } from './live-light'

/** The line under the header while a job runs: what it is, how far it is, and that one may leave. */
export function BannerView({
  job,
  others,
  cancelling,
  onCancel,
}: {
  job: Job
  /** How many more jobs run beside this one. */
  others: number
  cancelling: boolean
  onCancel: () => void
}) {
  const now = useNow()
  const { noun } = kindLabels(job.kind)
  const usual = timeRange(job.estimate)
  return (
    <section aria-label="Running now" className="relative border-b bg-stage-wash">
      <div className="mx-auto flex max-w-[90rem] flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2 sm:flex-nowrap sm:px-6">
        <p className="flex min-w-0 flex-1 basis-full items-center gap-4 text-sm sm:basis-auto">
          <LiveLight className="ml-1" />
          <span className="min-w-0">
            <Link
              href={jobHref(job)}
              // It stands on every page for minutes: fetched when it is wanted.
              prefetch={false}
              className="font-medium underline decoration-line-strong/60 underline-offset-4 hover:decoration-ink"
            >
              Generating {noun}
            </Link>
            <span className="text-ink-soft"> – this may take {usual}. You can navigate freely.</span>
          </span>
        </p>
        <p className="nums min-w-0 flex-1 truncate text-sm text-ink-soft sm:flex-none">
          <span className="hidden md:inline">{stageWords(job, now)} · </span>
          <span className="font-medium text-ink">{job.progress}%</span> · {timeLeft(job, now)}
        </p>
        {others > 0 ? (
          <Link href="/jobs" className="text-sm whitespace-nowrap text-ink-soft underline underline-offset-4">
            and {count(others, 'more', 'more')}
          </Link>
        ) : null}
        <Button
          variant="ghost"
          size="sm"
          onClick={onCancel}
          disabled={cancelling}
          aria-label={`Cancel the ${noun}`}
        >
          Cancel
        </Button>
      </div>
      <ProgressBar
        value={job.progress}
        label={jobTitle(job)}
        text={progressWords(job, now)}
        className="absolute inset-x-0 -bottom-px h-[3px] rounded-none bg-stage/20"
      />
    </section>
  )
}
