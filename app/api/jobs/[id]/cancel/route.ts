import { after } from 'next/server'
import { route } from '@/lib/http/route'
import { kickWorker } from '@/lib/jobs/kick'
import { jobsApi } from '@/lib/jobs/operations'
import { cancelJob } from '@/lib/jobs/server'

/** Its model calls stop at once, or with the worker's next heartbeat. */
export const POST = route(jobsApi.cancel, async ({ supabase, params }) => {
  const job = await cancelJob(supabase, params.id)
  after(() => kickWorker({ jobId: job.id, cancelled: true }))
  return { job }
})
