'use client'

import Link from 'next/link'
import { Ago } from '@/components/ui/ago'
import { count } from '@/lib/format/duration'
import type { Job } from '@/lib/jobs/schema'
import { isLive } from '@/lib/jobs/status'
import { JobActions } from './job-actions'
import { JobProgress } from './job-progress'
import { jobTitle } from './job-state'
import { JobStateLabel } from './job-state-label'

export type Density = 'full' | 'compact'

/** One job in the list: a line when compact, with progress and counts when full. */
export function JobItem({ job, project, density }: { job: Job; project: string | null; density: Density }) {
  return density === 'compact' ? (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2">
      <JobStateLabel job={job} bare />
      <JobLink job={job} className="min-w-0 flex-1 basis-40 truncate text-sm font-medium" />
      <span className="nums w-14 text-right text-sm text-ink-soft">{job.progress}%</span>
      <span className="w-32 text-right text-sm text-ink-faint max-sm:hidden">
        <Ago moment={job.createdAt} />
      </span>
      <JobActions job={job} />
    </li>
  ) : (
    <li className="flex flex-col gap-4 p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <JobLink job={job} className="font-semibold" />
          <p className="mt-1 text-sm text-ink-faint wrap-anywhere">
            {project ? `${project} · ` : null}
            <Ago moment={job.createdAt} />
            {tries(job)}
          </p>
        </div>
        <JobActions job={job} />
      </div>
      {isLive(job) ? <JobProgress job={job} /> : <Ended job={job} />}
    </li>
  )
}

function JobLink({ job, className }: { job: Job; className: string }) {
  return (
    <Link
      href={`/jobs/${job.id}`}
      className={`${className} underline decoration-transparent underline-offset-4 hover:decoration-line-strong`}
    >
      {jobTitle(job)}
    </Link>
  )
}

function Ended({ job }: { job: Job }) {
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <JobStateLabel job={job} />
        {job.status === 'failed' ? (
          <span className="as-written text-sm text-ink-soft">{job.error.message}</span>
        ) : null}
        {job.status === 'cancelled' ? (
          <span className="text-sm text-ink-faint">{job.progress}% was finished and is kept</span>
        ) : null}
      </div>
      {job.status === 'completed' ? null : <JobProgress job={job} words={false} />}
    </div>
  )
}

/** "2nd run, 3 errors", when there is something to tell. */
function tries(job: Job): string {
  const said = [
    job.run > 1 ? `run ${job.run}` : '',
    job.errors > 0 ? count(job.errors, 'failed attempt') : '',
    job.stalls > 0 ? count(job.stalls, 'lost worker') : '',
    job.continuations > 0 ? count(job.continuations, 'hand-over') : '',
  ].filter(Boolean)
  return said.length > 0 ? ` · ${said.join(', ')}` : ''
}
