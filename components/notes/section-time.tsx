'use client'

import { Play } from 'lucide-react'
import { usePlayback } from '@/components/playback/playback-context'
import { Button } from '@/components/ui/button'
import { clock } from '@/lib/format/duration'

/** When a section begins; plays from there where there is something to play. */
export function SectionTime({
  heading,
  lines,
  start,
}: {
  heading: string
  lines: number[]
  start: number | null
}) {
  const playback = usePlayback()
  if (start === null) return null
  if (!playback) return <span className="nums shrink-0 text-sm text-ink-faint">{clock(start)}</span>
  return (
    <Button
      variant="ghost"
      size="sm"
      aria-label={`${clock(start)}: go to ${heading || 'this section'}`}
      onClick={() => playback.show(lines, start)}
      className="nums shrink-0"
    >
      <Play aria-hidden />
      {clock(start)}
    </Button>
  )
}
