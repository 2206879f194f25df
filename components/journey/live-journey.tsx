'use client'

import { JobGone } from '@/components/jobs/job-gone'
import { Skeleton } from '@/components/ui/skeleton'
import { isGone } from '@/lib/jobs/is-gone'
import { useJobParts } from '@/lib/jobs/use-job-parts'
import { LiveView } from './live-view'

/** Follows one journey while it is drawn. */
export function LiveJourney({ jobId }: { jobId: string }) {
  const { data, error } = useJobParts(jobId)
  if (isGone(error)) return <JobGone />
  return data ? <LiveView parts={data} /> : <Skeleton className="h-96 w-full" />
}
