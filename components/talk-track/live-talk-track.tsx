'use client'

import { Skeleton } from '@/components/ui/skeleton'
import { useJobParts } from '@/lib/jobs/use-job-parts'
import { LiveView } from './live-view'

/** Follows one talk track while it is written. */
export function LiveTalkTrack({ jobId }: { jobId: string }) {
  const { data } = useJobParts(jobId)
  return data ? <LiveView parts={data} /> : <Skeleton className="h-96 w-full" />
}
