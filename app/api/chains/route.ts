import { route } from '@/lib/http/route'
import { chainsApi } from '@/lib/jobs/chains/operations'
import { chainReads } from '@/lib/jobs/chains/server'
import { startChain } from '@/lib/jobs/chains/start-chain'

export const GET = route(chainsApi.list, async ({ supabase }) => ({
  chains: await chainReads(supabase).currentChains(),
}))

export const POST = route(chainsApi.start, ({ request, supabase, body }) =>
  startChain(request, supabase, body),
)
