import { after } from 'next/server'
import { route } from '@/lib/http/route'
import { chainsApi } from '@/lib/jobs/chains/operations'
import { retryChain } from '@/lib/jobs/chains/server'
import { kickWorker } from '@/lib/jobs/kick'

export const POST = route(chainsApi.retry, async ({ supabase, params, body }) => {
  const chain = await retryChain(supabase, params.id, body.part)
  after(() => kickWorker({}))
  return { chain }
})
