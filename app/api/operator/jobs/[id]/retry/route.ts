import { after } from 'next/server'
import { route } from '@/lib/http/route'
import { kickWorker } from '@/lib/jobs/kick'
import { operatorApi } from '@/lib/operator/operations'
import { operatorVerbs } from '@/lib/operator/server'

export const POST = route(operatorApi.retry, async ({ supabase, params }) => {
  const job = await operatorVerbs(supabase).retryJob(params.id)
  after(() => kickWorker({ jobId: job.id }))
  return { job }
})
