import { after } from 'next/server'
import { IdParams } from '@/lib/http/params'
import { reply, route } from '@/lib/http/route'
import { kickWorker } from '@/lib/jobs/kick'
import { operatorVerbs } from '@/lib/operator/server'

/** Cancels a live job of anybody; for operators. */
export const POST = route({ params: IdParams }, async ({ supabase, params }) => {
  const job = await operatorVerbs(supabase).cancelJob(params.id)
  after(() => kickWorker({ jobId: job.id, cancelled: true }))
  return reply(202, { job })
})
