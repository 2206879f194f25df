'use client'

import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import type { Playback } from '@/lib/media/recordings/playback'
import { audioHref } from '@/lib/narrations/operations'

/** Plays a narration; the captions beside it follow. */
export function NarrationPlayer({ id, title, playback }: { id: string; title: string; playback: Playback }) {
  const [player, setPlayer] = useState<HTMLAudioElement | null>(null)
  const [isBroken, setBroken] = useState(false)
  useEffect(() => {
    playback.follow(player)
    return () => playback.follow(null)
  }, [player, playback])
  const again = () => {
    setBroken(false)
    player?.load()
  }
  return (
    <div className="flex flex-col gap-2">
      {/* biome-ignore lint/a11y/useMediaCaption: every sentence stands beside it, and follows it */}
      <audio
        ref={setPlayer}
        src={audioHref(id)}
        controls
        preload="metadata"
        aria-label={`Narration of ${title}`}
        onTimeUpdate={playback.moved}
        onSeeked={playback.moved}
        onLoadedMetadata={() => setBroken(false)}
        onError={() => setBroken(true)}
        className="w-full"
      />
      {isBroken ? (
        <Note
          tone="problem"
          action={
            <Button size="sm" onClick={again}>
              Try again
            </Button>
          }
        >
          It could not be played: the connection broke, or its sound is no longer there.
        </Note>
      ) : null}
    </div>
  )
}
