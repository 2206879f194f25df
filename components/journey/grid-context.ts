'use client'

import type { Journey } from '@shared/documents/journey.ts'
import { createContext, useContext } from 'react'
import type { JourneyEdit } from './journey-edits'

interface GridEditing {
  /** The id of the entry that is open. */
  editing: string | null
  open: (id: string | null) => void
  change: (edit: JourneyEdit) => void
  transcripts: Journey['transcripts']
}

/** Null where a journey is only shown: while it is being drawn. */
export const GridContext = createContext<GridEditing | null>(null)

/** How the grid around this part is edited; null where it is not. */
export function useGridEditing(): GridEditing | null {
  return useContext(GridContext)
}
