'use client'

import type { Narration } from '@shared/documents/narration.ts'
import { Headphones, SkipBack, SkipForward } from 'lucide-react'
import Link from 'next/link'
import { useEffect } from 'react'
import { PlayerIcon } from '@/components/narration/player-icon'
import { useSentenceState } from '@/components/narration/sentence-sound'
import { Button } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import type { ReaderSettings } from '@/lib/stories/reader-settings'
import { firstInView } from './first-in-view'
import type { Listening } from './listening-context'
import { PaceMenu } from './pace-menu'
import { useFollow } from './use-follow'

function readBy(narration: Narration | undefined): string {
  return `Read by ${narration?.voice ?? '…'}${narration?.model.offline ? ', of the offline model' : ''}`
}

/** Plays the story and says where it is; stays at the top while it is read. Only where there is something to hear, or will be. */
export function ListeningBar({
  listening,
  listenHref,
  pace,
  onPace,
}: {
  listening: Listening
  listenHref: string
  pace: ReaderSettings['pace']
  onPace: (pace: ReaderSettings['pace']) => void
}) {
  const { player, heard, sentences, sound, sentenceOf } = listening
  const { status, at, problem } = useSentenceState(player)
  const { isFollowing, follow } = useFollow(listening)
  useEffect(() => player.setPace(Number(pace)), [player, pace])
  const isOn = status === 'playing' || status === 'waiting'
  const current = sentenceOf(at)
  const number = current === null ? null : heard.get(current)?.number
  const toggle = () => {
    if (isOn) player.pause()
    else if (at !== null) player.resume()
    else player.play(firstInView(heard)?.line ?? 0)
  }
  return (
    <section
      aria-label="Read aloud"
      className="sticky top-(--covered) z-20 -mx-2 flex flex-col gap-2 bg-canvas p-2 print:hidden"
    >
      <div className="flex flex-wrap items-center gap-x-1 gap-y-2 rounded-box border bg-surface p-1.5">
        <Button
          variant="ghost"
          size="icon"
          aria-label="Previous sentence"
          aria-disabled={at === null || at === 0}
          onClick={() => player.step(-1)}
        >
          <SkipBack aria-hidden />
        </Button>
        <Button
          variant="primary"
          size="icon"
          aria-label={isOn ? 'Pause' : 'Play'}
          aria-disabled={sentences === 0}
          onClick={toggle}
        >
          <PlayerIcon status={status} />
        </Button>
        <Button
          variant="ghost"
          size="icon"
          aria-label="Next sentence"
          aria-disabled={at === null}
          onClick={() => player.step(1)}
        >
          <SkipForward aria-hidden />
        </Button>
        <p className="nums min-w-0 flex-1 truncate px-2 text-sm text-ink-soft max-sm:order-last max-sm:basis-full">
          {status === 'waiting' && current !== null && !heard.has(current)
            ? 'This sentence is being spoken…'
            : number
              ? `Sentence ${number} of ${sentences}`
              : sound.job
                ? `${heard.size} of ${sentences || '…'} sentences spoken`
                : readBy(sound.narration?.content)}
        </p>
        {!isFollowing && at !== null ? (
          <Button size="sm" onClick={follow} className="max-sm:ml-auto">
            Follow
          </Button>
        ) : null}
        <PaceMenu pace={pace} onPace={onPace} />
        <Button asChild variant="ghost" size="sm" className="max-sm:ml-auto">
          <Link href={listenHref}>
            <Headphones aria-hidden />
            <span className="max-sm:sr-only">Voice and files</span>
          </Link>
        </Button>
      </div>
      {problem ? <Note tone="problem">{problem}</Note> : null}
    </section>
  )
}
