'use client'

import type { JourneyRow, JourneyStage } from '@shared/documents/journey.ts'
import { toast } from 'sonner'
import { useGridEditing } from './grid-context'
import {
  type AnyEntry,
  entriesOf,
  removeEntry,
  removeStage,
  restoreEntry,
  restoreStage,
} from './journey-edits'

/** Takes entries and stages out of the journey; each can be put back. */
export function useRemove() {
  const grid = useGridEditing()
  const undo = (edit: ReturnType<typeof restoreStage>) => ({
    label: 'Undo',
    onClick: () => grid?.change(edit),
  })
  return {
    entry(stage: JourneyStage, row: JourneyRow, entry: AnyEntry) {
      const index = entriesOf(stage, row).findIndex(({ id }) => id === entry.id)
      grid?.change(removeEntry(stage.id, row, entry.id))
      if (entry.text.trim() === '') return
      toast('Removed', {
        description: entry.text,
        action: undo(restoreEntry(stage.id, row, entry, index)),
      })
    },
    stage(stage: JourneyStage, index: number) {
      grid?.change(removeStage(stage.id))
      toast('Stage deleted', { description: stage.title, action: undo(restoreStage(stage, index)) })
    },
  }
}
