'use client'

import { useSyncExternalStore } from 'react'

const print = () => window.matchMedia('print')

function subscribe(changed: () => void) {
  const query = print()
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

/** Whether the page is being printed, so that what is made for paper is made for no screen. */
export function usePrinting(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => print().matches,
    () => false,
  )
}
