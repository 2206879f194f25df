import { after } from 'next/server'
import { IdParams } from '@/lib/http/params'
import { reply, route } from '@/lib/http/route'
import { kickWorker } from '@/lib/jobs/kick'
import { jobReads } from '@/lib/jobs/server'

/** Tells the worker again that a job of the caller waits. Harmless to repeat. */
export const POST = route({ params: IdParams }, async ({ supabase, params }) => {
  const { job } = await jobReads(supabase).getJob(params.id)
  after(() => kickWorker({ jobId: job.id }))
  return reply(202, { job })
})
