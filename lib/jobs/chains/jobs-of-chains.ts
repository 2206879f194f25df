import type { QueryClient } from '@tanstack/react-query'
import { jobKeys } from '../keys'
import { knownJob, newer } from '../known-job'
import type { Job } from '../schema'
import { isLive } from '../status'
import type { Chain } from './schema'

/** A job that changed, in the chains that hold it. A new one may belong to a chain that was started elsewhere. */
export function writeToChains(client: QueryClient, job: Job, isNew: boolean): void {
  const chains = client.getQueryData<Chain[]>(jobKeys.chains())
  if (!chains) return
  if (chains.some(holds(job.id)))
    client.setQueryData<Chain[]>(
      jobKeys.chains(),
      chains.map((chain) => (holds(job.id)(chain) ? withJob(chain, job) : chain)),
    )
  else if (isNew && isLive(job)) void client.invalidateQueries({ queryKey: jobKeys.chains() })
}

/** What was read, with what this tab knows better. */
export function withNewerJobs(client: QueryClient, chains: Chain[]): Chain[] {
  return chains.map((chain) => ({
    ...chain,
    parts: chain.parts.map((part) => ({ ...part, job: newer(knownJob(client, part.job.id), part.job) })),
  }))
}

const holds =
  (jobId: string) =>
  ({ parts }: Chain): boolean =>
    parts.some(({ job }) => job.id === jobId)

function withJob(chain: Chain, job: Job): Chain {
  const parts = chain.parts.map((part) =>
    part.job.id === job.id ? { ...part, job: newer(part.job, job) } : part,
  )
  return { ...chain, parts }
}
