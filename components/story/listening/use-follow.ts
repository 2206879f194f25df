'use client'

import { useEffect, useState } from 'react'
import { useSentenceState } from '@/components/narration/sentence-sound'
import type { Listening } from './listening-context'

/** Keys by which a page is scrolled. */
const SCROLLS = new Set(['PageDown', 'PageUp', 'Home', 'End', 'ArrowDown', 'ArrowUp', ' '])
/** A sentence between these shares of the window is seen well enough to leave it where it is. */
const SEEN = { from: 0.2, to: 0.75 }

/** Keeps the sentence that is heard in view, until somebody scrolls away; choosing a sentence follows again. */
export function useFollow({ player, sentenceOf }: Listening): { isFollowing: boolean; follow: () => void } {
  const { at, asked } = useSentenceState(player)
  const [isFollowing, setFollowing] = useState(true)
  const sentence = sentenceOf(at)
  useEffect(() => {
    if (asked > 0) setFollowing(true)
  }, [asked])
  useEffect(() => {
    if (isFollowing && sentence !== null) bringIntoView(sentence)
  }, [isFollowing, sentence])
  useEffect(() => {
    const away = () => setFollowing(false)
    const byKey = (event: KeyboardEvent) => {
      const isOnPage = !(event.target instanceof Element) || event.target === document.body
      if (isOnPage && SCROLLS.has(event.key)) away()
    }
    window.addEventListener('wheel', away, { passive: true })
    window.addEventListener('touchmove', away, { passive: true })
    window.addEventListener('keydown', byKey)
    return () => {
      window.removeEventListener('wheel', away)
      window.removeEventListener('touchmove', away)
      window.removeEventListener('keydown', byKey)
    }
  }, [])
  return { isFollowing, follow: () => setFollowing(true) }
}

function bringIntoView(sentence: string): void {
  // An open menu or dialog stands still, and so does what it belongs to.
  if (document.body.hasAttribute('data-scroll-locked')) return
  const shown = document.querySelector(`[data-sentence="${CSS.escape(sentence)}"]`)
  if (!shown) return
  const { top, bottom } = shown.getBoundingClientRect()
  if (top >= window.innerHeight * SEEN.from && bottom <= window.innerHeight * SEEN.to) return
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  shown.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' })
}
