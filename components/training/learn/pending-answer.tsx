'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { JobActions } from '@/components/jobs/job-actions'
import { JobProblem } from '@/components/jobs/job-problem'
import { JobProgress } from '@/components/jobs/job-progress'
import { Note } from '@/components/ui/note'
import { Skeleton } from '@/components/ui/skeleton'
import { isGone } from '@/lib/jobs/is-gone'
import { isLive } from '@/lib/jobs/status'
import { useJob } from '@/lib/jobs/use-job'
import { answersQuery } from '@/lib/trainings/queries'

interface Props {
  projectId: string
  trainingId: string
  jobId: string
}

/** An answer that has no evaluation yet: how far it is, or why there is none and what can be done. */
export function PendingAnswer({ projectId, trainingId, jobId }: Props) {
  const client = useQueryClient()
  const { data, error } = useJob(jobId)
  const completed = data?.job.status === 'completed'
  useEffect(() => {
    // The evaluation was stored together with this end; the answers were read before it.
    if (completed) void client.invalidateQueries({ queryKey: answersQuery(projectId, trainingId).queryKey })
  }, [client, completed, projectId, trainingId])
  if (isGone(error)) {
    return (
      <Note title="This answer was not evaluated">
        Its evaluation is no longer there. The answer is kept; try again sends it once more.
      </Note>
    )
  }
  if (error && !data) return <Note tone="problem">{error.message}</Note>
  if (!data || completed) return <Skeleton className="h-10 w-full" />
  return (
    <div className="flex flex-col gap-3">
      {isLive(data.job) ? <JobProgress job={data.job} /> : <JobProblem job={data.job} />}
      <JobActions job={data.job} open={false} />
    </div>
  )
}
