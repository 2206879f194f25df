'use client'

import { JobGone } from '@/components/jobs/job-gone'
import { Skeleton } from '@/components/ui/skeleton'
import { isGone } from '@/lib/jobs/is-gone'
import { useJobParts } from '@/lib/jobs/use-job-parts'
import { ChainOf } from './chain-of'
import { LiveTrainingView } from './live-training-view'

/** Follows one job while a training is written. */
export function LiveTraining({ jobId }: { jobId: string }) {
  const { data, error } = useJobParts(jobId)
  if (isGone(error)) return <JobGone />
  if (!data) return <Skeleton className="h-96 w-full" />
  return (
    <>
      <ChainOf projectId={data.job.projectId} jobId={jobId} />
      <LiveTrainingView parts={data} />
    </>
  )
}
