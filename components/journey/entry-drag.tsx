'use client'

import { Accessibility } from '@dnd-kit/dom'
import { DragDropProvider, PointerSensor, useDraggable, useDroppable } from '@dnd-kit/react'
import type { JourneyRow, JourneyStage } from '@shared/documents/journey.ts'
import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import type { EntryPlace } from './journey-edits'

/** Entries are dragged from cell to cell within this. By keyboard they go by keys of their own, which the grid reads. */
export function EntryDrag({
  onMove,
  children,
}: {
  onMove: (id: string, place: EntryPlace) => void
  children: ReactNode
}) {
  return (
    <DragDropProvider
      sensors={[PointerSensor]}
      // It would say of each entry that it is picked up with the space bar, which opens it.
      plugins={(plugins) => plugins.filter((plugin) => plugin !== Accessibility)}
      onDragEnd={({ canceled, operation: { source, target, position } }) => {
        if (canceled || !source || !target) return
        const { stageId, row } = target.data as EntryPlace
        const index = entriesAbove(target.element, String(source.id), position.current.y)
        onMove(String(source.id), { stageId, row, index })
      }}
    >
      {children}
    </DragDropProvider>
  )
}

/** How many other entries of a cell stand above this height of the window. */
function entriesAbove(cell: Element | undefined, id: string, y: number): number {
  const others = [...(cell?.querySelectorAll<HTMLElement>('[data-entry]') ?? [])].filter(
    (entry) => entry.dataset.entry !== id,
  )
  return others.filter((entry) => {
    const { top, height } = entry.getBoundingClientRect()
    return top + height / 2 < y
  }).length
}

/** A cell into which entries may be dropped. */
export function DropCell({
  stage,
  row,
  className,
  children,
}: {
  stage: JourneyStage
  row: JourneyRow
  className: string
  children: ReactNode
}) {
  const { ref, isDropTarget } = useDroppable({ id: `${stage.id} ${row}`, data: { stageId: stage.id, row } })
  return (
    <div ref={ref} data-row={row} className={cx(className, isDropTarget && 'bg-stage-wash')}>
      {children}
    </div>
  )
}

/** Makes an entry one that can be dragged; a click is still a click. */
export function useEntryDrag(id: string) {
  return useDraggable({ id })
}
