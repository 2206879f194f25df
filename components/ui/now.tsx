'use client'

import { createContext, type ReactNode, use, useSyncExternalStore } from 'react'

const ServerNow = createContext(0)

/** Gives the server's clock to the first render, so that server and browser write the same words. */
export function NowProvider({ initial, children }: { initial: number; children: ReactNode }) {
  return <ServerNow value={initial}>{children}</ServerNow>
}

const listeners = new Set<() => void>()
let current = 0
let timer: ReturnType<typeof setInterval> | undefined

function tick() {
  current = Date.now()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  current = Date.now()
  timer ??= setInterval(tick, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The time, ticking once a second while something on the page reads it. */
export function useNow(): number {
  const initial = use(ServerNow)
  return useSyncExternalStore(
    subscribe,
    () => current || initial,
    () => initial,
  )
}
