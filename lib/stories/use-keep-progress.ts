'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/http/api-client'
import { storiesApi } from './operations'
import { readingProgressQuery } from './queries'
import type { KeepProgress } from './schema'

/** Keeps where the user is in a story, and what they answered. Shown at once; in order, so that the last one stands. */
export function useKeepProgress(storyId: string) {
  const client = useQueryClient()
  const { queryKey } = readingProgressQuery(storyId)
  const mutationKey = ['keep-progress', storyId]
  return useMutation({
    mutationKey,
    scope: { id: `progress ${storyId}` },
    mutationFn: (reading: KeepProgress) =>
      api(storiesApi.keepProgress, { params: { id: storyId }, body: reading }),
    async onMutate(reading) {
      await client.cancelQueries({ queryKey })
      client.setQueryData(queryKey, (known) => ({
        segmentId: reading.segmentId ?? known?.segmentId ?? null,
        answers: reading.answers ?? known?.answers ?? {},
      }))
    },
    // What others behind it will change is shown already; only the last answer has all of it.
    onSuccess(progress) {
      if (client.isMutating({ mutationKey }) === 1) client.setQueryData(queryKey, progress)
    },
  })
}
