'use client'

import type { KeyboardEvent, ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { useIsHeard, useIsReached, useListening } from './listening-context'

const STEPS: Record<string, 1 | -1> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

/**
 * A sentence of a story. While it is heard it is marked; where it can be heard, a click on it plays from it (see
 * `useSentenceClicks`), and so does its button, which is for the keyboard and for screen readers.
 */
export function Sentence({ name, children }: { name: string; children: ReactNode }) {
  const listening = useListening()
  const isHeard = useIsHeard(name)
  const isReached = useIsReached(name)
  const from = listening?.heard.get(name)
  return (
    <span
      data-sentence={name}
      aria-current={isHeard ? 'true' : undefined}
      className={cx(
        'rounded-inner box-decoration-clone transition-colors has-[[data-plays]:focus-visible]:outline-2 has-[[data-plays]:focus-visible]:outline-ink',
        isHeard &&
          'bg-stage-wash shadow-[0_0_0_0.2em_var(--color-stage-wash)] print:bg-transparent print:shadow-none',
        from && 'relative cursor-pointer',
        from && !isHeard && 'hover:bg-ink/4',
      )}
    >
      {listening && from ? (
        <button
          type="button"
          data-plays
          tabIndex={isReached ? 0 : -1}
          aria-label={`Play from sentence ${from.number}`}
          onClick={() => listening.player.play(from.line)}
          onKeyDown={goTo}
          className="sr-only print:hidden"
        />
      ) : null}
      {children}
    </span>
  )
}

/** Arrows go from sentence to sentence. */
function goTo(event: KeyboardEvent<HTMLButtonElement>): void {
  const step = STEPS[event.key]
  if (!step) return
  event.preventDefault()
  const all = [...document.querySelectorAll<HTMLButtonElement>('[data-plays]')]
  all[all.indexOf(event.currentTarget) + step]?.focus()
}
