import { queryOptions } from '@tanstack/react-query'
import { sourceOf } from '@/lib/data/source'
import { projectKeys } from './keys'

/** The caller's projects, last changed first. */
export function projectsQuery() {
  return queryOptions({
    queryKey: projectKeys.list(),
    queryFn: ({ client, signal }) => sourceOf(client).listProjects(signal),
    staleTime: 30_000,
  })
}

/** One project. */
export function projectQuery(id: string) {
  return queryOptions({
    queryKey: projectKeys.detail(id),
    queryFn: ({ client, signal }) => sourceOf(client).getProject(id, signal),
    staleTime: 30_000,
  })
}
