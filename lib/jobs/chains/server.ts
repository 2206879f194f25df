import 'server-only'
import { z } from 'zod'
import { answer } from '@/lib/data/rpc'
import type { Supabase } from '@/lib/supabase/server'
import type { ChainReads } from './reads'
import type { PartToStart } from './recipes'
import { type Chain, ChainSchema, type ChainStarted, ChainStartedSchema } from './schema'

/** Reads of chains as the user of this client. */
export function chainReads(supabase: Supabase): ChainReads {
  return {
    currentChains: () => answer(supabase.rpc('list_chains', {}), z.array(ChainSchema)),
  }
}

/** Starts all parts, or finds the same chain under way, in one round trip and one transaction. */
export function startParts(
  supabase: Supabase,
  projectId: string,
  parts: PartToStart[],
  idempotencyKey: string | null,
): Promise<ChainStarted> {
  return answer(
    supabase.rpc('start_chain', {
      project_id: projectId,
      parts: parts as never,
      ...(idempotencyKey !== null && { idempotency_key: idempotencyKey }),
    }),
    ChainStartedSchema,
  )
}

/** Cancels what is live of a chain, or one part and what waits for it. What is finished is kept. */
export function cancelChain(supabase: Supabase, chainId: string, part: number | null): Promise<Chain> {
  return answer(
    supabase.rpc('cancel_chain', { chain_id: chainId, ...(part !== null && { part }) }),
    ChainSchema,
  )
}

/** Runs again what did not finish of a chain, or one part and what waits for it. */
export function retryChain(supabase: Supabase, chainId: string, part: number | null): Promise<Chain> {
  return answer(
    supabase.rpc('retry_chain', { chain_id: chainId, ...(part !== null && { part }) }),
    ChainSchema,
  )
}
