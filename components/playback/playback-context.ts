'use client'

import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Playback } from '@/lib/media/recordings/playback'

/** The recording and the transcript beside these notes. */
export const PlaybackContext = createContext<Playback | null>(null)

const never = () => () => undefined

/** What leads from a note to where it was said; null where there is nothing to go to. */
export function usePlayback(): Playback | null {
  const playback = useContext(PlaybackContext)
  const isUseful = useSyncExternalStore(
    playback?.subscribe ?? never,
    () => playback?.snapshot().isUseful ?? false,
    () => false,
  )
  return isUseful ? playback : null
}

/** Whether that place can be played, and not only read. */
export function useCanPlay(): boolean {
  const playback = useContext(PlaybackContext)
  return useSyncExternalStore(
    playback?.subscribe ?? never,
    () => playback?.snapshot().canPlay ?? false,
    () => false,
  )
}
