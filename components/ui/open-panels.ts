'use client'

import { useEffect, useSyncExternalStore } from 'react'

let open = 0
const listeners = new Set<() => void>()

function change(by: 1 | -1): void {
  open += by
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** For what lies over the whole page and makes the rest wait: it is open for as long as it is mounted. */
export function useAsOpenPanel(): void {
  useEffect(() => {
    change(1)
    return () => change(-1)
  }, [])
}

/** True while a dialog or a sheet is open. */
export function useIsPanelOpen(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => open > 0,
    () => false,
  )
}
