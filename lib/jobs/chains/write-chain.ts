import type { QueryClient } from '@tanstack/react-query'
import { jobKeys } from '../keys'
import { writeJob } from '../write-job'
import type { Chain } from './schema'

/** Writes a chain, and each of its jobs to every query that shows it. */
export function writeChain(client: QueryClient, chain: Chain): void {
  client.setQueryData<Chain[]>(jobKeys.chains(), (chains = []) => [
    chain,
    ...chains.filter(({ id }) => id !== chain.id),
  ])
  for (const { job } of chain.parts) writeJob(client, job)
}
