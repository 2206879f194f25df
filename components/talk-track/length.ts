import type { Deck } from '@shared/documents/deck.ts'

/** Two to four sentences of about seventeen words a slide: what a talk track is made of. */
const WORDS_A_SLIDE = { low: 34, high: 68 }

/** Slides that are spoken about: hidden ones are not shown, so nothing is said on them. */
export function spokenSlides(deck: Pick<Deck, 'slides'>): number {
  return deck.slides.filter((slide) => !slide.hidden).length
}

/** How long the talk will be, in seconds, before a word of it is written. */
export function estimatedLength(slides: number, wordsPerMinute: number): { low: number; high: number } {
  const seconds = (words: number) => (slides * words * 60) / wordsPerMinute
  return { low: seconds(WORDS_A_SLIDE.low), high: seconds(WORDS_A_SLIDE.high) }
}
