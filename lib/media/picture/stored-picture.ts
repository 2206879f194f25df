'use client'

import { useQuery } from '@tanstack/react-query'
import type { PublicConfig } from '@/lib/env/public'
import { AppError } from '@/lib/http/app-error'
import { browserSupabase } from '@/lib/supabase/browser'
import { mediaQuery } from '../queries'

/** The pictures of a project that are all there, newest first. */
export function usePictures(projectId: string) {
  return useQuery({
    ...mediaQuery(projectId),
    select: (media) => media.filter(({ status, type }) => status === 'ready' && type.startsWith('image/')),
  })
}

/** A stored picture's bytes, by the rights of who looks. */
export function useStoredPicture(config: PublicConfig, projectId: string, mediaId: string) {
  return useQuery({
    queryKey: ['media-bytes', mediaId],
    queryFn: async ({ client }) => {
      // One that was just stored is not in the list that was read before.
      const media = await client.fetchQuery({ ...mediaQuery(projectId), staleTime: 0 })
      const found = media.find(({ id }) => id === mediaId)
      if (!found) throw new AppError(404, 'not_found', 'This picture is no longer there.')
      const stored = await browserSupabase(config).storage.from('media').download(found.path)
      if (stored.error) throw new AppError(404, 'not_found', 'This picture is no longer there.')
      return stored.data
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}
