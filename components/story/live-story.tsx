'use client'

import { JobGone } from '@/components/jobs/job-gone'
import { Skeleton } from '@/components/ui/skeleton'
import { isGone } from '@/lib/jobs/is-gone'
import { useJobParts } from '@/lib/jobs/use-job-parts'
import { LiveStoryView } from './live-story-view'

/** Follows one job while a story is written. */
export function LiveStory({ jobId }: { jobId: string }) {
  const { data, error } = useJobParts(jobId)
  if (isGone(error)) return <JobGone />
  return data ? <LiveStoryView parts={data} /> : <Skeleton className="h-96 w-full" />
}
