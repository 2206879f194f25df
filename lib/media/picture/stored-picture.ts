'use client'

import { queryOptions, useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import type { PublicConfig } from '@/lib/env/public'
import { api } from '@/lib/http/api-client'
import { AppError } from '@/lib/http/app-error'
import { browserSupabase } from '@/lib/supabase/browser'
import { MediaLimitsSchema, MediaSchema } from '../schema'

const List = z.object({ media: z.array(MediaSchema) })

/** The pictures of a project that are all there, newest first. */
export function usePictures(projectId: string) {
  return useQuery({
    queryKey: ['media', projectId],
    queryFn: ({ signal }) => api(`/projects/${projectId}/media`, { schema: List, signal }),
    select: ({ media }) =>
      media.filter(({ status, type }) => status === 'ready' && type.startsWith('image/')),
  })
}

/** How large files may be, before one is chosen. */
export const mediaLimitsQuery = queryOptions({
  queryKey: ['media-limits'],
  queryFn: ({ signal }) => api('/media/limits', { schema: MediaLimitsSchema, signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

/** A stored picture's bytes, by the rights of who looks. */
export function useStoredPicture(config: PublicConfig, projectId: string, mediaId: string) {
  return useQuery({
    queryKey: ['media-bytes', mediaId],
    queryFn: async ({ signal }) => {
      const { media } = await api(`/projects/${projectId}/media`, { schema: List, signal })
      const found = media.find(({ id }) => id === mediaId)
      if (!found) throw new AppError(404, 'not_found', 'This picture is no longer there.')
      const stored = await browserSupabase(config).storage.from('media').download(found.path)
      if (stored.error) throw new AppError(404, 'not_found', 'This picture is no longer there.')
      return stored.data
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}
