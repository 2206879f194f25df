'use client'

import { timeRange } from '@shared/text/time-range.ts'
import { useQuery } from '@tanstack/react-query'
import { documentQuery } from '@/lib/documents/queries'
import { count } from '@/lib/format/duration'
import { estimatedLength, spokenSlides } from './length'

/** How long the talk will be, from the deck and the pace, before it is written. */
export function LengthNote({ deckId, wordsPerMinute }: { deckId: string; wordsPerMinute: number }) {
  const { data: deck } = useQuery(documentQuery(deckId))
  if (deck?.type !== 'deck') return <p className="h-5" />
  const slides = spokenSlides(deck.content)
  const { low, high } = estimatedLength(slides, wordsPerMinute)
  return (
    <p className="text-sm text-ink-soft">
      {count(slides, 'slide')} to speak on: the talk will take{' '}
      <span className="font-medium text-ink">{timeRange({ lowSeconds: low, highSeconds: high })}</span>.
    </p>
  )
}
