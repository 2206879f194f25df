import type { JourneyRow } from '../../supabase/functions/_shared/documents/journey.ts'

/** What each row of a journey is called. */
export const ROW_TITLES: Record<JourneyRow, string> = {
  steps: 'Steps',
  touchpoints: 'Touchpoints',
  thoughts: 'Thoughts',
  feelings: 'Feelings',
  painPoints: 'Pain points',
  opportunities: 'Opportunities',
}

/** A score with its sign: +1, 0, −2. */
export function signed(score: number): string {
  const rounded = Math.round(score * 10) / 10
  return rounded > 0 ? `+${rounded}` : rounded < 0 ? `−${Math.abs(rounded)}` : '0'
}
