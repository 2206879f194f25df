'use client'

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { jobsQuery } from '@/lib/jobs/queries'
import type { JobFilter } from '@/lib/jobs/schema'
import { projectsQuery } from '@/lib/projects/queries'
import { type Density, JobItem } from './job-item'
import { JobListEmpty } from './job-list-empty'
import { JobListSkeleton } from './job-list-skeleton'

/** The jobs of one tab, page by page. */
export function JobList({ status, density }: { status: JobFilter; density: Density }) {
  const query = useInfiniteQuery(jobsQuery({ status }))
  const { data: projects = [] } = useQuery(projectsQuery())
  if (query.isPending) return <JobListSkeleton />
  if (query.isError) {
    return (
      <Note
        tone="problem"
        title="The list could not be loaded"
        action={
          <Button size="sm" onClick={() => query.refetch()}>
            Try again
          </Button>
        }
      >
        {query.error.message}
      </Note>
    )
  }
  const jobs = query.data.pages.flatMap((page) => page.jobs)
  if (jobs.length === 0) return <JobListEmpty status={status} />
  return (
    <>
      <ul className="divide-y rounded-box border bg-surface">
        {jobs.map((job) => (
          <JobItem
            key={job.id}
            job={job}
            density={density}
            project={projects.find((project) => project.id === job.projectId)?.title ?? null}
          />
        ))}
      </ul>
      {query.hasNextPage ? (
        <div className="mt-4 flex justify-center">
          <Button disabled={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
            Show older jobs
          </Button>
        </div>
      ) : null}
    </>
  )
}
