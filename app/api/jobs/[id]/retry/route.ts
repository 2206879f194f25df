import { after } from 'next/server'
import { IdParams } from '@/lib/http/params'
import { reply, route } from '@/lib/http/route'
import { kickWorker } from '@/lib/jobs/kick'
import { retryJob } from '@/lib/jobs/server'

/** Runs a failed job again, or continues a cancelled one; finished parts are kept. */
export const POST = route({ params: IdParams }, async ({ supabase, params }) => {
  const job = await retryJob(supabase, params.id)
  after(() => kickWorker({ jobId: job.id }))
  return reply(202, { job })
})
