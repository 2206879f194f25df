'use client'

import { usePlayback } from '@/components/playback/playback-context'
import { clock } from '@/lib/format/duration'
import { linesLabel } from './lines-label'

const look = 'nums font-sans text-xs whitespace-nowrap text-ink-faint'

/** Where a note comes from: its time, and the lines of the transcript. Where both are at hand, it leads there. */
export function PlaceLabel({ start, lines }: { start: number | null; lines: number[] }) {
  const playback = usePlayback()
  if (lines.length === 0) return <span className="font-sans text-xs text-ink-faint">your own note</span>
  const words = (
    <>
      {start === null ? null : <span className="font-medium text-ink-soft">{clock(start)} · </span>}
      {linesLabel(lines)}
    </>
  )
  if (!playback) return <span className={look}>{words}</span>
  return (
    <button
      type="button"
      onClick={() => playback.show(lines, start)}
      className={`${look} touch rounded-inner underline decoration-line-strong/60 underline-offset-4 hover:text-ink`}
    >
      {words}
    </button>
  )
}
