import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '@/lib/http/api-client'
import { operatorApi } from './operations'
import type { OperatorFilter } from './schema'

export interface OperatorSearch {
  status: OperatorFilter
  /** Empty: every kind. */
  kind: string
  /** Of a job or a user, or an email; empty: whatever is newest. */
  search: string
}

const POLL_MS = 5_000

/** Every query of the operator's pages. They poll: a channel for all jobs of all users would carry too much. */
export const operatorKeys = { all: ['operator'] as const }

export function overviewQuery() {
  return queryOptions({
    queryKey: [...operatorKeys.all, 'overview'],
    queryFn: ({ signal }) => api(operatorApi.overview, { signal }),
    refetchInterval: POLL_MS,
  })
}

export function operatorJobsQuery({ status, kind, search }: OperatorSearch) {
  const query = { status, ...(kind && { kind }), ...(search && { search }) }
  return queryOptions({
    queryKey: [...operatorKeys.all, 'jobs', status, kind, search],
    queryFn: async ({ signal }) => (await api(operatorApi.listJobs, { query, signal })).jobs,
    refetchInterval: POLL_MS,
    placeholderData: keepPreviousData,
  })
}

export function operatorJobQuery(id: string) {
  return queryOptions({
    queryKey: [...operatorKeys.all, 'job', id],
    queryFn: ({ signal }) => api(operatorApi.getJob, { params: { id }, signal }),
    refetchInterval: POLL_MS,
  })
}
