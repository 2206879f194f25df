import type { JobFilter } from './schema'

export interface JobListFilter {
  /** `current`: what is live, and what ended on its own without anybody having seen it. */
  status?: JobFilter | 'current'
  projectId?: string
}

/** Every query key of the jobs domain. */
export const jobKeys = {
  all: ['jobs'] as const,
  current: () => [...jobKeys.all, 'current'] as const,
  /** Chains of jobs that go on or ended unfinished. */
  chains: () => [...jobKeys.all, 'chains'] as const,
  lists: () => [...jobKeys.all, 'list'] as const,
  list: (filter: JobListFilter) =>
    [...jobKeys.lists(), { status: filter.status ?? null, projectId: filter.projectId ?? null }] as const,
  detail: (id: string) => [...jobKeys.all, 'detail', id] as const,
  silence: (id: string) => [...jobKeys.all, 'silence', id] as const,
  dismissed: () => [...jobKeys.all, 'dismissed'] as const,
  parts: (id: string) => [...jobKeys.all, 'parts', id] as const,
}
