'use client'

import { useSyncExternalStore } from 'react'
import { z } from 'zod'

const KEY = 'offstage:reader'
export const FONT_SIZES = ['small', 'medium', 'large', 'largest'] as const
/** Against the pace at which it was spoken. */
export const PACES = ['0.6', '0.8', '1', '1.2', '1.5'] as const

const SettingsSchema = z.object({
  readings: z.boolean().catch(true),
  translation: z.boolean().catch(false),
  size: z.enum(FONT_SIZES).catch('medium'),
  pace: z.enum(PACES).catch('1'),
})
/** How this browser shows a story: readings above words, the translation beside them, how large; and how fast it is heard. */
export type ReaderSettings = z.infer<typeof SettingsSchema>

let listeners: (() => void)[] = []

/** The settings of this browser; those everyone begins with until the page listens. */
export function useReaderSettings(): [ReaderSettings, (change: Partial<ReaderSettings>) => void] {
  const stored = useSyncExternalStore(subscribe, read, () => '{}')
  const settings = parse(stored)
  return [settings, (change) => write({ ...parse(read()), ...change })]
}

function write(settings: ReaderSettings): void {
  localStorage.setItem(KEY, JSON.stringify(settings))
  for (const listener of listeners) listener()
}

function read(): string {
  return localStorage.getItem(KEY) ?? '{}'
}

function parse(stored: string): ReaderSettings {
  try {
    const known = SettingsSchema.safeParse(JSON.parse(stored))
    return known.success ? known.data : SettingsSchema.parse({})
  } catch (error) {
    // What somebody else wrote there are no settings of ours.
    if (error instanceof SyntaxError) return SettingsSchema.parse({})
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
