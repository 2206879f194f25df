import { clock } from '@/lib/format/duration'
import { linesLabel } from './lines-label'

/** Where a note comes from: its time, and the lines of the transcript. */
export function PlaceLabel({ start, lines }: { start: number | null; lines: number[] }) {
  if (lines.length === 0) return <span className="font-sans text-xs text-ink-faint">your own note</span>
  return (
    <span className="nums font-sans text-xs whitespace-nowrap text-ink-faint">
      {start === null ? null : <span className="font-medium text-ink-soft">{clock(start)} · </span>}
      {linesLabel(lines)}
    </span>
  )
}
