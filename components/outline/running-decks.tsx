'use client'

import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { JobProgress } from '@/components/jobs/job-progress'
import { Button } from '@/components/ui/button'
import { jobHref } from '@/lib/jobs/kind-labels'
import { useActiveJobs } from '@/lib/jobs/use-active-jobs'

const KINDS = ['deck_outline', 'deck_structure']

/** The outlines and decks of this project that are being written now. */
export function RunningDecks({ projectId }: { projectId: string }) {
  const { data: jobs = [] } = useActiveJobs()
  const mine = jobs.filter((job) => job.projectId === projectId && KINDS.includes(job.kind))
  if (mine.length === 0) return null
  return (
    <section aria-labelledby="being-written">
      <h2 id="being-written" className="mb-3 font-semibold">
        Being written
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
