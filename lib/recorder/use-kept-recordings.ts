'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { heldElsewhere } from './hold'
import type { Recording } from './recording'
import { recordingStore } from './store'

export interface KeptRecording extends Recording {
  /** Being recorded or sent in another tab. */
  isElsewhere: boolean
}

const keyOf = (userId: string) => ['kept-recordings', userId]
/** Another tab that is killed tells nobody. */
const LOOK_AGAIN_MS = 5_000

/** What this browser keeps of a user's recordings; looked at again while some are in use in other tabs. */
export function useKeptRecordings(userId: string) {
  return useQuery({
    queryKey: keyOf(userId),
    networkMode: 'always',
    queryFn: async (): Promise<KeptRecording[]> => {
      if (!navigator.locks || typeof indexedDB === 'undefined') return []
      const [all, elsewhere] = [await recordingStore.list(userId), await heldElsewhere()]
      const kept = all.map((recording) => ({ ...recording, isElsewhere: elsewhere.has(recording.id) }))
      return kept.filter(({ bytes, isElsewhere }) => bytes > 0 || isElsewhere)
    },
    refetchInterval: ({ state }) =>
      state.data?.some(({ isElsewhere }) => isElsewhere) ? LOOK_AGAIN_MS : false,
    refetchOnWindowFocus: true,
    staleTime: 0,
  })
}

/** Looks again at what is kept. */
export function useLookAgain(userId: string): () => Promise<void> {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: keyOf(userId) })
}
