'use client'

import type { Outline, OutlineSection } from '@shared/documents/outline.ts'
import { useState } from 'react'
import { toast } from 'sonner'
import { changeSection, emptySection, insertSection, moveSection, removeSection } from './outline-edits'

type EditSections = (change: (sections: Outline['sections']) => Outline['sections']) => void

/** Everything that can be done to the sections of an outline; a removal can be taken back. */
export function useSectionEdits(sections: OutlineSection[], editSections: EditSections) {
  const [added, setAdded] = useState<string | null>(null)

  const remove = (id: string) => {
    const index = sections.findIndex((section) => section.id === id)
    const section = sections[index]
    if (!section || sections.length === 1) return
    editSections((all) => removeSection(all, id))
    toast(`Section “${section.title || index + 1}” removed`, {
      action: {
        label: 'Undo',
        onClick: () => editSections((all) => insertSection(all, Math.min(index, all.length), section)),
      },
    })
  }

  return {
    /** The section that was added last; the keyboard goes there. */
    added,
    add() {
      const section = emptySection()
      setAdded(section.id)
      editSections((all) => insertSection(all, all.length, section))
    },
    remove,
    move: (id: string, to: number) => editSections((all) => moveSection(all, id, to)),
    change: (id: string, change: Partial<Omit<OutlineSection, 'id'>>) =>
      editSections((all) => changeSection(all, id, change)),
  }
}
