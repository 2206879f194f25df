'use client'

import { JobGone } from '@/components/jobs/job-gone'
import { Skeleton } from '@/components/ui/skeleton'
import { isGone } from '@/lib/jobs/is-gone'
import { useJobParts } from '@/lib/jobs/use-job-parts'
import { LiveView } from './live-view'
import { LivePicture } from './picture/live-picture'

/** Follows one journey while it is drawn. */
export function LiveJourney({ jobId }: { jobId: string }) {
  const { data, error } = useJobParts(jobId)
  if (isGone(error)) return <JobGone />
  if (!data) return <Skeleton className="h-96 w-full" />
  return data.job.kind === 'journey_from_diagram' ? <LivePicture parts={data} /> : <LiveView parts={data} />
}
