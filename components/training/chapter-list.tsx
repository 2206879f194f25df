'use client'

import type { Chapter } from '@shared/documents/sop.ts'
import { useContext, useSyncExternalStore } from 'react'
import { PlaybackContext, usePlayback } from '@/components/playback/playback-context'
import { cx } from '@/components/ui/cx'
import { clock, count } from '@/lib/format/duration'

const never = () => () => undefined

/** The chapters of the recording: where each begins, which one is playing, and the way there. */
export function ChapterList({ chapters }: { chapters: Chapter[] }) {
  const playing = usePlayingLine()
  const playback = usePlayback()
  const current =
    playing === null ? undefined : chapters.findLast(({ lines }) => (lines[0] ?? Infinity) <= playing)
  return (
    <nav aria-labelledby="chapters">
      <h2 id="chapters" className="mb-2 font-semibold">
        Chapters
      </h2>
      <ol className="divide-y rounded-box border bg-surface">
        {chapters.map((chapter, index) => {
          const { id, heading, start, lines, steps } = chapter
          const isCurrent = chapter === current
          return (
            <li key={id}>
              <button
                type="button"
                disabled={!playback}
                aria-current={isCurrent ? 'true' : undefined}
                onClick={() => playback?.show(lines, start)}
                className={cx(
                  'touch flex w-full items-baseline gap-4 px-4 py-2.5 text-left text-sm -outline-offset-2 enabled:hover:bg-ink/4',
                  isCurrent && 'bg-stage-wash',
                )}
              >
                <span className="nums w-14 shrink-0 text-ink-faint">
                  {start === null ? index + 1 : clock(start)}
                </span>
                <span className="min-w-0 flex-1 font-medium wrap-anywhere">
                  {heading || `Chapter ${index + 1}`}
                </span>
                <span className="nums shrink-0 text-ink-faint">
                  {steps.length > 0 ? count(steps.length, 'step') : ''}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

/** The line that is being said while the recording plays. */
function usePlayingLine(): number | null {
  const playback = useContext(PlaybackContext)
  return useSyncExternalStore(
    playback?.subscribe ?? never,
    () => playback?.snapshot().current ?? null,
    () => null,
  )
}
