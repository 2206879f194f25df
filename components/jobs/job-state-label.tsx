'use client'

import { CircleAlert, CircleCheck, CircleSlash, Clock, RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { useNow } from '@/components/ui/now'
import type { Job } from '@/lib/jobs/schema'
import { type ShownStatus, shownStatus } from '@/lib/jobs/status'
import { statusWords } from './job-state'
import { LiveLight } from './live-light'

const icons: Record<ShownStatus, ReactNode> = {
  pending: <Clock className="text-ink-faint" />,
  processing: <LiveLight />,
  retrying: <RotateCw className="text-stage-ink" />,
  completed: <CircleCheck className="text-done" />,
  failed: <CircleAlert className="text-danger" />,
  cancelled: <CircleSlash className="text-ink-faint" />,
}

/** The state of a job by icon and word; never by colour alone. */
export function JobStateLabel({
  job,
  bare = false,
}: {
  job: Pick<Job, 'status' | 'retryAt'>
  bare?: boolean
}) {
  const status = shownStatus(job, useNow())
  return (
    <span className="inline-flex items-center gap-2 text-sm text-ink-soft">
      <span aria-hidden className="grid size-4 place-items-center [&_svg]:size-4">
        {icons[status]}
      </span>
      <span className={bare ? 'sr-only' : undefined}>{statusWords[status]}</span>
    </span>
  )
}
