import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { sourceOf } from '@/lib/data/source'

/** The media of a project, newest first. */
export function mediaQuery(projectId: string) {
  return queryOptions({
    queryKey: ['media', projectId],
    queryFn: ({ client, signal }) => sourceOf(client).listMedia(projectId, signal),
  })
}

export function refreshMedia(client: QueryClient, projectId: string): Promise<void> {
  return client.invalidateQueries({ queryKey: mediaQuery(projectId).queryKey })
}

/** How large files may be, before one is chosen. */
export const mediaLimitsQuery = queryOptions({
  queryKey: ['media-limits'],
  queryFn: ({ client, signal }) => sourceOf(client).mediaLimits(signal),
  staleTime: Number.POSITIVE_INFINITY,
})
