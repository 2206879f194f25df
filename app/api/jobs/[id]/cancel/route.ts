import { after } from 'next/server'
import { IdParams } from '@/lib/http/params'
import { reply, route } from '@/lib/http/route'
import { kickWorker } from '@/lib/jobs/kick'
import { cancelJob } from '@/lib/jobs/server'

/** Cancels a live job. Finished parts are kept; its model calls stop at once, or with the worker's next heartbeat. */
export const POST = route({ params: IdParams }, async ({ supabase, params }) => {
  const job = await cancelJob(supabase, params.id)
  after(() => kickWorker({ jobId: job.id, cancelled: true }))
  return reply(202, { job })
})
