'use client'

import { toast } from 'sonner'
import { useActiveJobs } from '@/lib/jobs/use-active-jobs'
import { useCancelJob } from '@/lib/jobs/use-cancel-job'
import { BannerView } from './banner-view'

/** The banner of the newest live job; rendered by the server too, so a reload shows it at once. */
export function JobsBanner() {
  const { data: jobs = [] } = useActiveJobs()
  const cancel = useCancelJob()
  const job = jobs[0]
  if (!job) return null
  return (
    <BannerView
      job={job}
      others={jobs.length - 1}
      cancelling={cancel.isPending}
      onCancel={() => cancel.mutate(job.id, { onError: (error) => toast.error(error.message) })}
    />
  )
}
