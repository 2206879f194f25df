'use client'

import { JobGone } from '@/components/jobs/job-gone'
import { Skeleton } from '@/components/ui/skeleton'
import { isGone } from '@/lib/jobs/is-gone'
import { useJobParts } from '@/lib/jobs/use-job-parts'
import { LiveOutline } from './live-outline'
import { LiveSlides } from './live-slides'

/** Follows an outline or a deck while it is written. */
export function LiveDeck({ jobId }: { jobId: string }) {
  const { data, error } = useJobParts(jobId)
  if (isGone(error)) return <JobGone />
  if (!data) return <Skeleton className="h-96 w-full" />
  return data.job.kind === 'deck_outline' ? <LiveOutline job={data.job} /> : <LiveSlides parts={data} />
}
