'use client'

import type { JourneyRow, JourneyStage } from '@shared/documents/journey.ts'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { cx } from '@/components/ui/cx'
import { Tooltip } from '@/components/ui/tooltip'
import { signed } from '@/lib/exporters/journey-words'
import { useEntryDrag } from './entry-drag'
import { EntryForm } from './entry-form'
import { EntryQuotes } from './entry-quotes'
import { type GridEditing, useGridEditing } from './grid-context'
import type { AnyEntry } from './journey-edits'
import { scoreInk } from './rows'
import { useRemove } from './use-remove'

/** One thing in a cell: read it with the words it rests on, move it, or edit it in its place. */
export function EntryItem({ entry, row, stage }: { entry: AnyEntry; row: JourneyRow; stage: JourneyStage }) {
  const grid = useGridEditing()
  if (!grid) {
    return (
      <li className="px-1 py-1 text-sm leading-5">
        <EntryText entry={entry} />
      </li>
    )
  }
  return (
    <li>
      <EditedEntry entry={entry} row={row} stage={stage} grid={grid} />
    </li>
  )
}

const isArrow = (key: string): key is Parameters<GridEditing['moveBy']>[1] =>
  key === 'ArrowUp' || key === 'ArrowDown' || key === 'ArrowLeft' || key === 'ArrowRight'

function EditedEntry({
  entry,
  row,
  stage,
  grid,
}: {
  entry: AnyEntry
  row: JourneyRow
  stage: JourneyStage
  grid: GridEditing
}) {
  const remove = useRemove()
  const button = useRef<HTMLButtonElement>(null)
  const { ref, isDragging } = useEntryDrag(entry.id)
  const open = grid.editing === entry.id
  const wasOpen = useRef(open)
  useEffect(() => {
    // Closed by a key, its field is gone and the focus with it; closed by a click elsewhere, the focus is there.
    const lost = document.activeElement === document.body || document.activeElement === null
    if (wasOpen.current && !open && lost) button.current?.focus({ preventScroll: true })
    wasOpen.current = open
  }, [open])
  const wasMoved = grid.moved?.id === entry.id ? grid.moved : null
  useEffect(() => {
    if (wasMoved) button.current?.focus()
  }, [wasMoved])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Delete') remove.entry(stage, row, entry)
    if (!event.altKey || !isArrow(event.key)) return
    event.preventDefault()
    grid.moveBy(entry.id, event.key)
  }

  if (open) return <EntryForm entry={entry} row={row} stage={stage} />
  return (
    <Tooltip
      label={
        entry.sources.length > 0 ? <EntryQuotes sources={entry.sources} from={grid.from} /> : 'Your own words'
      }
    >
      <button
        ref={(element) => {
          button.current = element
          ref(element)
        }}
        type="button"
        data-entry={entry.id}
        onClick={() => grid.open(entry.id)}
        onFocus={() => grid.look(entry)}
        onPointerEnter={() => grid.look(entry)}
        onKeyDown={onKeyDown}
        className={cx(
          'touch w-full rounded-inner px-1 py-1 text-left text-sm leading-5 transition-colors hover:bg-ink/6',
          isDragging && 'bg-raised shadow-float',
        )}
      >
        <EntryText entry={entry} />
      </button>
    </Tooltip>
  )
}

function EntryText({ entry }: { entry: AnyEntry }) {
  return (
    <span className="as-written">
      {entry.score === undefined ? null : (
        <span className={`nums mr-2 inline-block font-semibold ${scoreInk(entry.score)}`}>
          {signed(entry.score)}
        </span>
      )}
      {entry.text || <span className="text-ink-faint">Empty</span>}
    </span>
  )
}
