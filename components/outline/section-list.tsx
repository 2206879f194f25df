'use client'

import { move } from '@dnd-kit/helpers'
import { DragDropProvider } from '@dnd-kit/react'
import type { OutlineSection } from '@shared/documents/outline.ts'
import { SectionRow } from './section-row'
import type { useSectionEdits } from './use-section-edits'

/** The sections of an outline in order. Reordered by drag, by the handle's keys, or by the arrows of a section. */
export function SectionList({
  sections,
  edits,
  restsOn,
}: {
  sections: OutlineSection[]
  edits: ReturnType<typeof useSectionEdits>
  /** What a section rests on, in words. */
  restsOn: (section: OutlineSection) => string
}) {
  return (
    <DragDropProvider
      onDragEnd={(event) => {
        const id = String(event.operation.source?.id ?? '')
        if (event.canceled || !id) return
        const order = move(sections, event)
        edits.move(
          id,
          order.findIndex((section) => section.id === id),
        )
      }}
    >
      <ol aria-label="Sections" className="flex flex-col gap-3">
        {sections.map((section, index) => (
          <SectionRow
            key={section.id}
            section={section}
            index={index}
            total={sections.length}
            isNew={section.id === edits.added}
            restsOn={restsOn(section)}
            onChange={(change) => edits.change(section.id, change)}
            onMove={(to) => edits.move(section.id, to)}
            onRemove={() => edits.remove(section.id)}
          />
        ))}
      </ol>
    </DragDropProvider>
  )
}
