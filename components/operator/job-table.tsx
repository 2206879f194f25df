'use client'

import Link from 'next/link'
import { JobStateLabel } from '@/components/jobs/job-state-label'
import { Ago } from '@/components/ui/ago'
import { kindLabels } from '@/lib/jobs/kind-labels'
import type { OperatorJob } from '@/lib/operator/schema'
import { OperatorActions } from './operator-actions'
import { troubles } from './troubles'

/** Jobs as lines: what, whose, how far, what went wrong, and what can be done. */
export function JobTable({ jobs, empty, label }: { jobs: OperatorJob[]; empty: string; label: string }) {
  if (jobs.length === 0) {
    return (
      <p className="rounded-box border border-dashed px-4 py-6 text-center text-sm text-ink-soft">{empty}</p>
    )
  }
  return (
    <ul aria-label={label} className="divide-y rounded-box border bg-surface">
      {jobs.map((job) => (
        <li key={job.id} className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3 text-sm">
          <div className="min-w-0 flex-1 basis-64">
            <Link
              href={`/operator/jobs/${job.id}`}
              className="font-medium underline decoration-transparent underline-offset-4 hover:decoration-line-strong"
            >
              {kindLabels(job.kind).title}{' '}
              <span className="nums font-normal text-ink-soft">{job.id.slice(0, 8)}</span>
            </Link>
            <p className="mt-0.5 text-ink-faint wrap-anywhere">
              user {job.userId.slice(0, 8)} · <Ago moment={job.createdAt} />
              {troubles(job)}
            </p>
          </div>
          <JobStateLabel job={job} />
          <span className="nums w-24 text-right text-ink-soft">
            {job.tasksDone} of {job.tasksTotal} · {job.progress}%
          </span>
          {/* As wide without a button, so that the lines stand in columns. */}
          <span className="max-sm:empty:hidden sm:w-24">
            <OperatorActions job={job} />
          </span>
        </li>
      ))}
    </ul>
  )
}
