import { after } from 'next/server'
import { IdParams } from '@/lib/http/params'
import { reply, route } from '@/lib/http/route'
import { kickWorker } from '@/lib/jobs/kick'
import { operatorVerbs } from '@/lib/operator/server'

/** Runs a failed or cancelled job of anybody again; for operators. */
export const POST = route({ params: IdParams }, async ({ supabase, params }) => {
  const job = await operatorVerbs(supabase).retryJob(params.id)
  after(() => kickWorker({ jobId: job.id }))
  return reply(202, { job })
})
