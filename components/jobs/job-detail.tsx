'use client'

import { Note } from '@/components/ui/note'
import { Skeleton } from '@/components/ui/skeleton'
import { isGone } from '@/lib/jobs/is-gone'
import { useJob } from '@/lib/jobs/use-job'
import { JobDetailView } from './job-detail-view'
import { JobGone } from './job-gone'

/** One job, followed while it is live. */
export function JobDetail({ jobId }: { jobId: string }) {
  const { data, error } = useJob(jobId)
  if (isGone(error)) return <JobGone />
  if (data) return <JobDetailView detail={data} />
  if (error)
    return (
      <Note tone="problem" title="This job cannot be shown">
        {error.message}
      </Note>
    )
  return <Skeleton className="h-64 w-full" />
}
