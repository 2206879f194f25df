import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { api } from '@/lib/http/api-client'
import { mediaApi } from './operations'

/** The media of a project, newest first. */
export function mediaQuery(projectId: string) {
  return queryOptions({
    queryKey: ['media', projectId],
    queryFn: async ({ signal }) => (await api(mediaApi.list, { params: { id: projectId }, signal })).media,
  })
}

export function refreshMedia(client: QueryClient, projectId: string): Promise<void> {
  return client.invalidateQueries({ queryKey: mediaQuery(projectId).queryKey })
}

/** How large files may be, before one is chosen. */
export const mediaLimitsQuery = queryOptions({
  queryKey: ['media-limits'],
  queryFn: ({ signal }) => api(mediaApi.limits, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})
