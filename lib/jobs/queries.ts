import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { sourceOf } from '@/lib/data/source'
import { type JobListFilter, jobKeys } from './keys'
import { newer } from './known-job'
import { mergeParts } from './parts'
import type { Dismissed, Job, ReadDetail, ReadParts } from './schema'
import { mergeSnapshot } from './write-job'

/** Live jobs, and finished ones whose toast nobody has seen. Kept true by the jobs provider, never by refetching. */
export function activeJobsQuery() {
  return queryOptions({
    queryKey: jobKeys.current(),
    queryFn: async ({ client, signal }): Promise<Job[]> => {
      const known = () => client.getQueryData<Job[]>(jobKeys.current()) ?? []
      const before = new Set(known().map((job) => job.id))
      return mergeSnapshot(await sourceOf(client).currentJobs(signal), known(), before)
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** The caller's jobs, newest first, page by page. */
export function jobsQuery(filter: JobListFilter = {}) {
  return infiniteQueryOptions({
    queryKey: jobKeys.list(filter),
    queryFn: ({ client, pageParam, signal }) =>
      sourceOf(client).listJobs({ ...filter, cursor: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
}

/** The failures that need not be told again. Another device may have dismissed one since. */
export function dismissedQuery() {
  return queryOptions({
    queryKey: jobKeys.dismissed(),
    queryFn: ({ client, signal }): Promise<Dismissed[]> => sourceOf(client).dismissedFailures(signal),
    staleTime: 10_000,
  })
}

/** How long a job's workers have not been heard from. */
export function jobSilenceQuery(id: string) {
  return queryOptions({
    queryKey: jobKeys.silence(id),
    queryFn: ({ client, signal }) => sourceOf(client).getJobSilence(id, signal),
  })
}

/** One job with its tasks and time line. */
export function jobQuery(id: string) {
  return queryOptions({
    queryKey: jobKeys.detail(id),
    queryFn: async ({ client, signal }): Promise<ReadDetail> => {
      const fresh = await sourceOf(client).getJob(id, signal)
      // Looked at only now: an event may have overtaken the answer.
      const known = client.getQueryData<ReadDetail>(jobKeys.detail(id))
      return { ...fresh, job: newer(known?.job, fresh.job), readVersion: fresh.job.version }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** The finished parts of a job. Each fetch asks only for what is new since the last one. */
export function jobPartsQuery(id: string) {
  return queryOptions({
    queryKey: jobKeys.parts(id),
    queryFn: async ({ client, signal }): Promise<ReadParts> => {
      const known = () => client.getQueryData<ReadParts>(jobKeys.parts(id))
      const readAfter = async (event: number) => {
        const fresh = await sourceOf(client).getJobParts(id, event, signal)
        // Looked at only now: an event may have overtaken the answer.
        return mergeParts(known(), fresh)
      }
      const merged = await readAfter(known()?.lastEvent ?? 0)
      // Tasks are completed side by side: one may be stored after a later event of another was read.
      return merged.parts.length < merged.completed ? readAfter(0) : merged
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}
