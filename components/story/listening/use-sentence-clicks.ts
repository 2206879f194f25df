'use client'

import { useEffect } from 'react'
import type { Listening } from './listening-context'

/** A click or a tap on a sentence plays from it; on a word that is explained, or while text is being marked, it does not. */
export function useSentenceClicks({ player, heard }: Listening): void {
  useEffect(() => {
    const clicked = (event: MouseEvent) => {
      if (!(event.target instanceof Element) || event.defaultPrevented) return
      if (event.target.closest('button, a, [role="button"], [role="tooltip"]')) return
      const name = event.target.closest<HTMLElement>('[data-sentence]')?.dataset.sentence
      const from = name === undefined ? undefined : heard.get(name)
      if (from && window.getSelection()?.isCollapsed !== false) player.play(from.line)
    }
    document.addEventListener('click', clicked)
    return () => document.removeEventListener('click', clicked)
  }, [player, heard])
}
