'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/http/api-client'
import { chainsApi } from './operations'
import { currentChainsQuery } from './queries'
import type { Chain, StartChain } from './schema'
import { writeChain } from './write-chain'

/** The caller's chains that go on or ended unfinished, newest first. */
export function useChains(): Chain[] {
  return useQuery(currentChainsQuery()).data ?? []
}

/** Starts a chain. Starting what is already under way answers with that. */
export function useStartChain(chain: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (start: Omit<StartChain, 'chain'>) => api(chainsApi.start, { body: { chain, ...start } }),
    onSuccess: ({ chain }) => writeChain(client, chain),
  })
}

interface Scope {
  chain: Chain
  /** One part and what waits for it; null for all of it. */
  part: number | null
}

/** Cancels a chain or a part of it, or runs again what did not finish. */
export function useChainAct(act: 'cancel' | 'retry') {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ chain, part }: Scope) =>
      (await api(chainsApi[act], { params: { id: chain.id }, body: { part } })).chain,
    onSuccess: (chain) => writeChain(client, chain),
  })
}
