import type { JourneyRow } from '@shared/documents/journey.ts'

interface RowWords {
  /** What one entry of the row is called: "Add a step". */
  one: string
  /** Where the row stands in the grid; the curve stands above the feelings. */
  place: string
}

/** What goes into each row, and its place below the stages' names. */
export const rowWords: Record<JourneyRow, RowWords> = {
  steps: { one: 'a step', place: 'lg:row-start-2' },
  touchpoints: { one: 'a touchpoint', place: 'lg:row-start-3' },
  thoughts: { one: 'a thought', place: 'lg:row-start-4' },
  feelings: { one: 'a feeling', place: 'lg:row-start-6' },
  painPoints: { one: 'a pain point', place: 'lg:row-start-7' },
  opportunities: { one: 'an opportunity', place: 'lg:row-start-8' },
}

export const SCORES = [-2, -1, 0, 1, 2] as const

export const scoreWords: Record<number, string> = {
  [-2]: 'awful',
  [-1]: 'bad',
  0: 'neutral',
  1: 'good',
  2: 'wonderful',
}

/** The colour of a score: good, bad, or neither. */
export function scoreInk(score: number): string {
  return score > 0 ? 'text-done' : score < 0 ? 'text-danger' : 'text-ink-faint'
}
