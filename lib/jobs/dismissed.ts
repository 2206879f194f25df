'use client'

import { useSyncExternalStore } from 'react'
import { z } from 'zod'

const KEY = 'offstage:dismissed-failures'
/** As many as a list of jobs can hold for long; the oldest go first. */
const MOST = 200

const IdsSchema = z.array(z.string()).catch([])
let listeners: (() => void)[] = []

/** Failed jobs of which a person has said, in this browser, that they need not be told again. A job and its run. */
export function useDismissed(): {
  isDismissed: (job: Failed) => boolean
  dismiss: (job: Failed) => void
} | null {
  const stored = useSyncExternalStore(subscribe, read, () => null)
  if (stored === null) return null
  const ids = idsIn(stored)
  return { isDismissed: (job) => ids.includes(idOf(job)), dismiss }
}

interface Failed {
  id: string
  run: number
}

/** What fails once more after a retry is news again. */
function idOf({ id, run }: Failed): string {
  return `${id} ${run}`
}

function dismiss(job: Failed): void {
  const ids = [...idsIn(read()), idOf(job)].slice(-MOST)
  localStorage.setItem(KEY, JSON.stringify(ids))
  for (const listener of listeners) listener()
}

function read(): string {
  return localStorage.getItem(KEY) ?? '[]'
}

function idsIn(stored: string): string[] {
  try {
    return IdsSchema.parse(JSON.parse(stored))
  } catch (error) {
    // What somebody else wrote there is no list of ours.
    if (error instanceof SyntaxError) return []
    throw error
  }
}

function subscribe(changed: () => void): () => void {
  const elsewhere = ({ key }: StorageEvent) => (key === KEY || key === null) && changed()
  listeners = [...listeners, changed]
  window.addEventListener('storage', elsewhere)
  return () => {
    listeners = listeners.filter((listener) => listener !== changed)
    window.removeEventListener('storage', elsewhere)
  }
}
