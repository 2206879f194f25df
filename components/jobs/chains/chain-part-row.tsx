'use client'

import { ArrowRight, RotateCw, X } from 'lucide-react'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { isUnfinished } from '@/lib/jobs/chains/chain-state'
import type { Chain, ChainPart } from '@/lib/jobs/chains/schema'
import { jobHref, kindLabels } from '@/lib/jobs/kind-labels'
import { isLive } from '@/lib/jobs/status'
import { JobProgress } from '../job-progress'
import { JobStateLabel } from '../job-state-label'

/** One part of a chain: how it stands, and what can be done with it alone. */
export function ChainPartRow({
  chain,
  part,
  busy,
  onAct,
}: {
  chain: Chain
  part: ChainPart
  busy: boolean
  onAct: (what: 'cancel' | 'retry') => void
}) {
  const { job, optional } = part
  const { title, noun } = kindLabels(job.kind)
  const mayRetry = isUnfinished(part) && !waitsForUnfinished(chain, part)
  return (
    <li aria-label={title} className="flex flex-wrap items-center gap-x-6 gap-y-2 px-5 py-3">
      <div className="flex min-w-0 flex-1 basis-56 flex-col gap-1">
        <p className="flex flex-wrap items-center gap-x-3 text-sm">
          <span className="font-medium">{title}</span>
          {optional ? <span className="text-ink-faint">optional</span> : null}
          <JobStateLabel job={job} />
        </p>
        {isLive(job) && !waits(chain, part) ? <JobProgress job={job} /> : null}
        {job.status === 'failed' ? (
          <p className="as-written text-sm text-ink-soft">{job.error.message}</p>
        ) : null}
      </div>
      {isLive(job) ? (
        <Button
          size="sm"
          variant="ghost"
          className="max-sm:-ml-3"
          disabled={busy}
          aria-label={`Cancel the ${noun}`}
          onClick={() => onAct('cancel')}
        >
          <X aria-hidden />
          Cancel
        </Button>
      ) : null}
      {mayRetry ? (
        <Button size="sm" disabled={busy} aria-label={`Retry the ${noun}`} onClick={() => onAct('retry')}>
          <RotateCw aria-hidden />
          Retry
        </Button>
      ) : null}
      {job.status === 'completed' ? (
        <Button asChild size="sm" variant="ghost">
          <Link href={jobHref(job)} prefetch={false}>
            Open
            <span className="sr-only"> the {noun}</span>
            <ArrowRight aria-hidden />
          </Link>
        </Button>
      ) : null}
    </li>
  )
}

/** What is before it goes on: there is nothing to tell of this one yet. */
function waits({ parts }: Chain, { position }: ChainPart): boolean {
  return parts.some((other) => other.position < position && !other.optional && isLive(other.job))
}

/** Then that one has to be tried again, and brings this one back. */
function waitsForUnfinished({ parts }: Chain, { position }: ChainPart): boolean {
  return parts.some((other) => other.position < position && !other.optional && isUnfinished(other))
}
