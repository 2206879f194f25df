'use client'

import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/http/api-client'
import { mediaApi } from '../operations'

/**
 * A link to play a stored recording. It stays the same until somebody asks for another (`refetch`): a player that is
 * handed a new address begins anew.
 */
export function useMediaLink(mediaId: string | null) {
  return useQuery({
    queryKey: ['media-link', mediaId],
    queryFn: ({ signal }) => api(mediaApi.link, { params: { id: String(mediaId) }, signal }),
    enabled: mediaId !== null,
    staleTime: Number.POSITIVE_INFINITY,
    // Not longer than the page: the next one may come after it has expired.
    gcTime: 0,
  })
}
