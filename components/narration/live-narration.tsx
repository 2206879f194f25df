'use client'

import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Note } from '@/components/ui/note'
import { count } from '@/lib/format/duration'
import type { SoundLine } from '@/lib/narrations/sound-lines'
import { PlayerIcon } from './player-icon'
import { SentenceSound, useSentencePlayer, useSentenceState } from './sentence-sound'

/** A narration while it is made: each sentence is heard as soon as it is spoken, the rest stand in their places. */
export function LiveNarration({ title, lines }: { title: string; lines: readonly SoundLine[] }) {
  const player = useSentencePlayer(lines)
  const { at, status, problem } = useSentenceState(player)
  const spoken = lines.filter(({ piece }) => piece !== null).length
  const isOn = status === 'playing' || status === 'waiting'
  const toggle = () => {
    if (isOn) player.pause()
    else if (at !== null) player.resume()
    else player.play(lines.findIndex(({ piece }) => piece !== null))
  }
  return (
    <section aria-label="Spoken so far" className="flex flex-col gap-4">
      <SentenceSound player={player} title={title} />
      <div className="flex flex-wrap items-center gap-3">
        <Button aria-disabled={spoken === 0} onClick={toggle}>
          <PlayerIcon status={status} />
          {isOn ? 'Pause' : 'Play'}
        </Button>
        <p role="status" className="nums text-sm text-ink-faint">
          {spoken} of {count(lines.length, 'sentence')} spoken
        </p>
      </div>
      {problem ? <Note tone="problem">{problem}</Note> : null}
      <ol className="max-h-[32rem] overflow-y-auto rounded-box border bg-surface p-1 text-sm">
        {lines.map(({ text, piece }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a plan never change their order
          <li key={index} className="[contain-intrinsic-size:auto_2.5rem] [content-visibility:auto]">
            <button
              type="button"
              disabled={piece === null}
              aria-current={index === at ? 'true' : undefined}
              onClick={() => player.play(index)}
              className={cx(
                'w-full rounded-inner border-l-2 px-3 py-2 text-left wrap-anywhere transition-colors -outline-offset-2',
                index === at
                  ? 'border-stage bg-stage-wash text-ink'
                  : 'border-transparent text-ink-soft enabled:hover:bg-ink/4 enabled:hover:text-ink disabled:text-ink-faint',
              )}
            >
              {text}
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
