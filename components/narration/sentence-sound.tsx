'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { loadPiece } from '@/lib/narrations/load-piece'
import { SentencePlayer, type SentenceState } from '@/lib/narrations/sentence-player'
import type { SoundLine } from '@/lib/narrations/sound-lines'

/** A player of these lines, for as long as the page is there; `SentenceSound` is what it plays with. */
export function useSentencePlayer(lines: readonly SoundLine[]): SentencePlayer {
  const [player] = useState(() => new SentencePlayer(loadPiece))
  useEffect(() => player.setLines(lines), [player, lines])
  return player
}

export function useSentenceState(player: SentencePlayer): SentenceState {
  return useSyncExternalStore(player.subscribe, player.snapshot, player.snapshot)
}

/** The sound of a player of sentences; what is seen of it stands beside the text. */
export function SentenceSound({ player, title }: { player: SentencePlayer; title: string }) {
  const [element, setElement] = useState<HTMLAudioElement | null>(null)
  useEffect(() => {
    player.follow(element)
    return () => player.follow(null)
  }, [player, element])
  return (
    // biome-ignore lint/a11y/useMediaCaption: every sentence stands on the page, and is marked while it is heard
    <audio
      ref={setElement}
      preload="auto"
      aria-label={`${title}, read aloud`}
      onEnded={player.ended}
      onPause={player.paused}
    />
  )
}
