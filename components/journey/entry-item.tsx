'use client'

import type { JourneyRow, JourneyStage } from '@shared/documents/journey.ts'
import { useEffect, useRef } from 'react'
import { Tooltip } from '@/components/ui/tooltip'
import { signed } from '@/lib/exporters/journey-words'
import { EntryForm } from './entry-form'
import { EntryQuotes } from './entry-quotes'
import { useGridEditing } from './grid-context'
import type { AnyEntry } from './journey-edits'
import { scoreInk } from './rows'
import { useRemove } from './use-remove'

/** One thing in a cell: read it with the words it rests on, or edit it in its place. */
export function EntryItem({ entry, row, stage }: { entry: AnyEntry; row: JourneyRow; stage: JourneyStage }) {
  const grid = useGridEditing()
  const remove = useRemove()
  const button = useRef<HTMLButtonElement>(null)
  const open = grid?.editing === entry.id
  const wasOpen = useRef(open)
  useEffect(() => {
    // Closed by a key, its field is gone and the focus with it; closed by a click elsewhere, the focus is there.
    const lost = document.activeElement === document.body || document.activeElement === null
    if (wasOpen.current && !open && lost) button.current?.focus({ preventScroll: true })
    wasOpen.current = open
  }, [open])

  if (!grid) {
    return (
      <li className="px-1 py-1 text-sm leading-5">
        <EntryText entry={entry} />
      </li>
    )
  }
  if (open) {
    return (
      <li>
        <EntryForm entry={entry} row={row} stage={stage} />
      </li>
    )
  }
  return (
    <li>
      <Tooltip
        label={
          entry.sources.length > 0 ? (
            <EntryQuotes sources={entry.sources} from={grid.from} />
          ) : (
            'Your own words'
          )
        }
      >
        <button
          ref={button}
          type="button"
          data-entry={entry.id}
          onClick={() => grid.open(entry.id)}
          onFocus={() => grid.look(entry)}
          onPointerEnter={() => grid.look(entry)}
          onKeyDown={(event) => event.key === 'Delete' && remove.entry(stage, row, entry)}
          className="touch w-full rounded-inner px-1 py-1 text-left text-sm leading-5 transition-colors hover:bg-ink/6"
        >
          <EntryText entry={entry} />
        </button>
      </Tooltip>
    </li>
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
