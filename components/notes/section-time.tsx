'use client'

import { Play } from 'lucide-react'
import { useCanPlay, usePlayback } from '@/components/playback/playback-context'
import { Button } from '@/components/ui/button'
import { clock } from '@/lib/format/duration'

/** When a section begins, and the way there: the recording is played from it, where there is one. */
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
  const canPlay = useCanPlay()
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
      {canPlay ? <Play aria-hidden /> : null}
      {clock(start)}
    </Button>
  )
}
