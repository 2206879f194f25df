'use client'

import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { jobHref } from '@/lib/jobs/kind-labels'
import { useActiveJobs } from '@/lib/jobs/use-active-jobs'
import { JobProgress } from './job-progress'

/** The jobs of one kind that run for a project now, under a heading; nothing while there is none. */
export function RunningJobs({
  projectId,
  kind,
  title,
  except,
}: {
  projectId: string
  kind: string
  title: string
  /** Jobs that the page tells of elsewhere. */
  except?: ReadonlySet<string>
}) {
  const { data: jobs = [] } = useActiveJobs()
  const mine = jobs.filter((job) => job.projectId === projectId && job.kind === kind && !except?.has(job.id))
  if (mine.length === 0) return null
  return (
    <section aria-labelledby={`running-${kind}`}>
      <h2 id={`running-${kind}`} className="mb-3 font-semibold">
        {title}
      </h2>
      <ul className="divide-y rounded-box border bg-surface">
        {mine.map((job) => (
          <li key={job.id} className="flex flex-wrap items-center gap-x-6 gap-y-3 px-5 py-4">
            <div className="min-w-0 flex-1 basis-56">
              <JobProgress job={job} />
            </div>
            <Button asChild>
              <Link href={jobHref(job)} prefetch={false}>
                Watch it
                <ArrowRight aria-hidden />
              </Link>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
