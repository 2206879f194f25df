import { after } from 'next/server'
import { route } from '@/lib/http/route'
import { kickWorker } from '@/lib/jobs/kick'
import { jobsApi } from '@/lib/jobs/operations'
import { jobReads } from '@/lib/jobs/server'

export const POST = route(jobsApi.kick, async ({ supabase, params }) => {
  const { job } = await jobReads(supabase).getJob(params.id)
  after(() => kickWorker({ jobId: job.id }))
  return { job }
})
