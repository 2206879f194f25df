import { after } from 'next/server'
import { route } from '@/lib/http/route'
import { kickWorker } from '@/lib/jobs/kick'
import { jobsApi } from '@/lib/jobs/operations'
import { retryJob } from '@/lib/jobs/server'

export const POST = route(jobsApi.retry, async ({ supabase, params }) => {
  const job = await retryJob(supabase, params.id)
  after(() => kickWorker({ jobId: job.id }))
  return { job }
})
