'use client'

import type { Journey } from '@shared/documents/journey.ts'
import { createContext, useContext } from 'react'
import type { AnyEntry, JourneyEdit, placeBeside } from './journey-edits'

/** What a journey was read from, to name the places that its entries rest on. */
export type ReadFrom = Pick<Journey, 'transcripts' | 'pictures'>

export interface GridEditing {
  /** The id of the entry that is open. */
  editing: string | null
  open: (id: string | null) => void
  change: (edit: JourneyEdit) => void
  from: ReadFrom
  /** Moves an entry by an arrow key; the focus goes with it. */
  moveBy: (id: string, arrow: Parameters<typeof placeBeside>[2]) => void
  /** The entry that was moved by a key last; another object each time. */
  moved: { id: string } | null
  /** The entry that is looked at, by pointer or focus; null for none. */
  look: (entry: AnyEntry | null) => void
}

/** Null where a journey is only shown: while it is being drawn. */
export const GridContext = createContext<GridEditing | null>(null)

/** How the grid around this part is edited; null where it is not. */
export function useGridEditing(): GridEditing | null {
  return useContext(GridContext)
}
