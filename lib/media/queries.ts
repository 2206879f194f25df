import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { api } from '@/lib/http/api-client'
import { MediaLimitsSchema, MediaSchema } from './schema'

const ListSchema = z.object({ media: z.array(MediaSchema) })

/** The media of a project, newest first. */
export function mediaQuery(projectId: string) {
  return queryOptions({
    queryKey: ['media', projectId],
    queryFn: async ({ signal }) =>
      (await api(`/projects/${projectId}/media`, { schema: ListSchema, signal })).media,
  })
}

export function refreshMedia(client: QueryClient, projectId: string): Promise<void> {
  return client.invalidateQueries({ queryKey: mediaQuery(projectId).queryKey })
}

/** How large files may be, before one is chosen. */
export const mediaLimitsQuery = queryOptions({
  queryKey: ['media-limits'],
  queryFn: ({ signal }) => api('/media/limits', { schema: MediaLimitsSchema, signal }),
  staleTime: Number.POSITIVE_INFINITY,
})
