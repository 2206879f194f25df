'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** False on the server and until the page listens: what is typed before that would be lost. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
