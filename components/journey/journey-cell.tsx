'use client'

import type { JourneyRow, JourneyStage } from '@shared/documents/journey.ts'
import { Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { ROW_TITLES } from '@/lib/exporters/journey-words'
import { DropCell } from './entry-drag'
import { EntryItem } from './entry-item'
import { useGridEditing } from './grid-context'
import { addEntry, entriesOf } from './journey-edits'
import { rowWords } from './rows'

/** What a stage holds in one row. An empty cell stays empty. */
export function JourneyCell({
  stage,
  row,
  editable,
}: {
  stage: JourneyStage
  row: JourneyRow
  editable: boolean
}) {
  const entries = entriesOf(stage, row)
  const { one, place } = rowWords[row]
  const title = ROW_TITLES[row]
  const where = stage.title || 'this stage'
  const grid = useGridEditing()
  const open = entries.some(({ id }) => id === grid?.editing)
  const className = cx(
    'group/cell relative border-t px-4 py-3 transition-colors lg:px-3',
    place,
    // On a narrow screen an empty cell is a line to begin at, and not a gap.
    entries.length === 0 &&
      (editable ? 'max-lg:flex max-lg:min-h-11 max-lg:items-center max-lg:py-1' : 'max-lg:hidden'),
  )
  const content = (
    <>
      <p
        aria-hidden
        className={cx('text-xs font-medium text-ink-faint lg:hidden', entries.length > 0 && 'mb-1')}
      >
        {title}
      </p>
      {entries.length > 0 ? (
        <ul aria-label={`${title} of ${where}`} className="-mx-1 flex flex-col gap-1 lg:mx-0">
          {entries.map((entry) => (
            <EntryItem key={entry.id} entry={entry} row={row} stage={stage} />
          ))}
        </ul>
      ) : null}
      {editable && !open ? <AddEntry stage={stage} row={row} label={`Add ${one} to ${where}`} /> : null}
    </>
  )
  return editable ? (
    <DropCell stage={stage} row={row} className={className}>
      {content}
    </DropCell>
  ) : (
    <div data-row={row} className={className}>
      {content}
    </div>
  )
}

function AddEntry({ stage, row, label }: { stage: JourneyStage; row: JourneyRow; label: string }) {
  const grid = useGridEditing()
  const add = () => {
    const id = crypto.randomUUID()
    grid?.change(addEntry(stage.id, row, id))
    grid?.open(id)
  }
  return (
    <Button
      variant="ghost"
      size="icon-sm"
      aria-label={label}
      onClick={add}
      className="absolute right-3 opacity-0 transition-opacity max-lg:top-1.5 lg:right-1 lg:bottom-1 max-lg:pointer-coarse:top-0 group-focus-within/cell:opacity-100 group-hover/cell:opacity-100 max-lg:opacity-100 pointer-coarse:opacity-100"
    >
      <Plus aria-hidden />
    </Button>
  )
}
