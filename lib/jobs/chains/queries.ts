import { queryOptions } from '@tanstack/react-query'
import { sourceOf } from '@/lib/data/source'
import { jobKeys } from '../keys'
import { withNewerJobs } from './jobs-of-chains'

/** The chains of the caller that go on or ended unfinished. Their jobs are kept true as all jobs are: by `writeJob`. */
export function currentChainsQuery() {
  return queryOptions({
    queryKey: jobKeys.chains(),
    queryFn: async ({ client, signal }) =>
      withNewerJobs(client, await sourceOf(client).currentChains(signal)),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
