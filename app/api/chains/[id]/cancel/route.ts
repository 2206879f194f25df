import { after } from 'next/server'
import { route } from '@/lib/http/route'
import { chainsApi } from '@/lib/jobs/chains/operations'
import { cancelChain } from '@/lib/jobs/chains/server'
import { kickWorker } from '@/lib/jobs/kick'

/** The model calls of its jobs stop at once, or with the worker's next heartbeat. */
export const POST = route(chainsApi.cancel, async ({ supabase, params, body }) => {
  const chain = await cancelChain(supabase, params.id, body.part)
  const begun = chain.parts.filter(({ job }) => job.status === 'cancelled' && job.startedAt !== null)
  after(() => Promise.all(begun.map(({ job }) => kickWorker({ jobId: job.id, cancelled: true }))))
  return { chain }
})
