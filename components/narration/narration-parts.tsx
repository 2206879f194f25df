'use client'

import { Download, Play } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { clock } from '@/lib/format/duration'
import type { Playback } from '@/lib/media/recordings/playback'
import { audioHref } from '@/lib/narrations/operations'
import type { TimedPart } from '@/lib/narrations/timeline'

/** The slides or chapters of a narration: each is played from its beginning, or kept as a file of its own. */
export function NarrationParts({
  narrationId,
  parts,
  playback,
}: {
  narrationId: string
  parts: TimedPart[]
  playback: Playback
}) {
  const firstLines = firstLinesOf(parts)
  return (
    <ol aria-label="Parts" className="flex max-h-[32rem] flex-col overflow-y-auto text-sm">
      {parts.map(({ id, title, start, seconds }, index) => (
        <li key={id} className="flex items-center gap-1">
          <button
            type="button"
            onClick={() => playback.show([firstLines[index] ?? 1], start)}
            className="touch flex min-w-0 flex-1 items-center gap-3 rounded-inner px-2 py-1.5 text-left text-ink-soft -outline-offset-2 transition-colors hover:bg-ink/4 hover:text-ink"
          >
            <Play aria-hidden className="size-4 shrink-0 text-ink-faint" />
            <span className="min-w-0 flex-1 truncate">{title || `Part ${index + 1}`}</span>
            <span className="nums shrink-0 text-xs text-ink-faint">{clock(seconds)}</span>
          </button>
          <Button asChild variant="ghost" size="icon-sm">
            <a
              href={audioHref(narrationId, { part: id, download: '1' })}
              download
              aria-label={`Download ${title || `part ${index + 1}`}`}
            >
              <Download aria-hidden />
            </a>
          </Button>
        </li>
      ))}
    </ol>
  )
}

/** The number of the first line of each part, counted from 1 over all of them. */
function firstLinesOf(parts: TimedPart[]): number[] {
  let next = 1
  return parts.map(({ lines }) => {
    const first = next
    next += lines.length
    return first
  })
}
