import type { JourneyRow } from '@shared/documents/journey.ts'

interface RowWords {
  title: string
  /** What one entry of the row is called: "Add a step". */
  one: string
  /** Where the row stands in the grid; the curve stands above the feelings. */
  place: string
}

/** What each row is called, and its place below the stages' names. */
export const rowWords: Record<JourneyRow, RowWords> = {
  steps: { title: 'Steps', one: 'a step', place: 'lg:row-start-2' },
  touchpoints: { title: 'Touchpoints', one: 'a touchpoint', place: 'lg:row-start-3' },
  thoughts: { title: 'Thoughts', one: 'a thought', place: 'lg:row-start-4' },
  feelings: { title: 'Feelings', one: 'a feeling', place: 'lg:row-start-6' },
  painPoints: { title: 'Pain points', one: 'a pain point', place: 'lg:row-start-7' },
  opportunities: { title: 'Opportunities', one: 'an opportunity', place: 'lg:row-start-8' },
}

export const SCORES = [-2, -1, 0, 1, 2] as const

export const scoreWords: Record<number, string> = {
  [-2]: 'awful',
  [-1]: 'bad',
  0: 'neutral',
  1: 'good',
  2: 'wonderful',
}

/** A score with its sign: +1, 0, −2. */
export function signed(score: number): string {
  const rounded = Math.round(score * 10) / 10
  return rounded > 0 ? `+${rounded}` : rounded < 0 ? `−${Math.abs(rounded)}` : '0'
}

/** The colour of a score: good, bad, or neither. */
export function scoreInk(score: number): string {
  return score > 0 ? 'text-done' : score < 0 ? 'text-danger' : 'text-ink-faint'
}
