'use client'

import { useSortable } from '@dnd-kit/react/sortable'
import type { Slide } from '@shared/documents/deck.ts'
import { EyeOff, GripVertical } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { cx } from '@/components/ui/cx'
import { slideLabel } from './deck-edits'

/** One slide in the list: choose it, or move it by its handle or with Alt and the arrow keys. */
export function SlideRow({
  slide,
  index,
  current,
  onSelect,
  onMove,
}: {
  slide: Slide
  index: number
  current: boolean
  onSelect: () => void
  onMove: (to: number) => void
}) {
  const { ref, handleRef, isDragSource } = useSortable({ id: slide.id, index, transition: { duration: 150 } })
  const label = slideLabel(slide)
  const moveByKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? index - 1 : index + 1)
  }
  return (
    <li
      ref={ref}
      className={cx(
        'group flex items-center rounded-box transition-colors',
        current ? 'bg-ink/7' : 'hover:bg-ink/4',
        isDragSource && 'bg-raised shadow-float',
      )}
    >
      <button
        ref={handleRef}
        type="button"
        aria-label={`Move slide ${index + 1}, ${label}`}
        className="touch grid h-10 w-7 shrink-0 cursor-grab place-items-center rounded-box text-ink-faint/60 group-hover:text-ink-faint focus-visible:text-ink"
      >
        <GripVertical aria-hidden className="size-4" />
      </button>
      <button
        type="button"
        onClick={onSelect}
        onKeyDown={moveByKey}
        aria-current={current ? 'true' : undefined}
        className="touch flex h-10 min-w-0 flex-1 items-center gap-3 rounded-box pr-3 text-left text-sm"
      >
        <span className="nums w-6 shrink-0 text-right text-xs text-ink-faint">{index + 1}</span>
        <span
          className={cx(
            'min-w-0 flex-1 truncate',
            current && 'font-medium',
            (slide.hidden || !slide.title) && 'text-ink-faint',
          )}
        >
          {label}
        </span>
        {slide.hidden ? <EyeOff aria-label="hidden" className="size-4 shrink-0 text-ink-faint" /> : null}
      </button>
    </li>
  )
}
