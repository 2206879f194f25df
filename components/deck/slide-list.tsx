'use client'

import { move } from '@dnd-kit/helpers'
import { DragDropProvider } from '@dnd-kit/react'
import type { Slide } from '@shared/documents/deck.ts'
import { SlideRow } from './slide-row'

/** The slides of a deck in order. Reordered by drag, by the handle's keys, or with Alt and the arrow keys. */
export function SlideList({
  slides,
  currentId,
  onSelect,
  onMove,
}: {
  slides: Slide[]
  currentId: string | null
  onSelect: (id: string) => void
  onMove: (id: string, to: number) => void
}) {
  return (
    <DragDropProvider
      onDragEnd={(event) => {
        const id = String(event.operation.source?.id ?? '')
        if (event.canceled || !id) return
        const order = move(slides, event)
        onMove(
          id,
          order.findIndex((slide) => slide.id === id),
        )
      }}
    >
      <ol aria-label="Slides" className="flex flex-col gap-0.5">
        {slides.map((slide, index) => (
          <SlideRow
            key={slide.id}
            slide={slide}
            index={index}
            current={slide.id === currentId}
            onSelect={() => onSelect(slide.id)}
            onMove={(to) => onMove(slide.id, to)}
          />
        ))}
      </ol>
    </DragDropProvider>
  )
}
