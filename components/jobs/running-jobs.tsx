'use client'

import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { type ReactNode, useId } from 'react'
import { Button } from '@/components/ui/button'
import { jobHref } from '@/lib/jobs/kind-labels'
import type { Job } from '@/lib/jobs/schema'
import { useActiveJobs } from '@/lib/jobs/use-active-jobs'
import { JobProgress } from './job-progress'

/** The jobs of some kinds that run for a project now, under a heading; nothing while there is none. */
export function RunningJobs({
  projectId,
  kinds,
  title,
  which = () => true,
  action = watchIt,
}: {
  projectId: string
  kinds: readonly string[]
  title: string
  /** Which of them; the page tells of the others elsewhere, or they are another page's. */
  which?: (job: Job) => boolean
  action?: (job: Job) => ReactNode
}) {
  const heading = useId()
  const { data: jobs = [] } = useActiveJobs()
  const mine = jobs.filter((job) => job.projectId === projectId && kinds.includes(job.kind) && which(job))
  if (mine.length === 0) return null
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} className="mb-3 font-semibold">
        {title}
      </h2>
      <ul className="divide-y rounded-box border bg-surface">
        {mine.map((job) => (
          <li key={job.id} className="flex flex-wrap items-center gap-x-6 gap-y-3 px-5 py-4">
            <div className="min-w-0 flex-1 basis-56">
              <JobProgress job={job} />
            </div>
            {action(job)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function watchIt(job: Job) {
  return (
    <Button asChild>
      <Link href={jobHref(job)} prefetch={false}>
        Watch it
        <ArrowRight aria-hidden />
      </Link>
    </Button>
  )
}
