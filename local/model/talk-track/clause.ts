import { spokenWords } from '../../../supabase/functions/_shared/text/spoken-length.ts'

/** Words that make a line a statement rather than a heading, in the languages we have phrases of. */
const VERBS = new RegExp(
  `(?:^|[\\s("'“])(?:${[
    "is|are|was|were|be|will|can|could|must|should|would|may|might|has|have|had|do|does|did|don't|doesn't|didn't",
    "isn't|aren't|won't|can't|cannot|we|you|they|i|it|it's|that's|let's|there's|you're|we're|i'm|they're|needs?|makes?",
    'ist|sind|war|waren|wird|werden|kann|können|muss|müssen|soll|sollen|hat|haben|wir|sie|gibt',
    'est|sont|était|peut|peuvent|doit|doivent|nous|vous|ont|faut',
    'está|están|puede|pueden|hay|tiene|tienen|debe|deben|son|era',
  ].join('|')})(?=[\\s,.;:!?)]|$)`,
  'iu',
)
const SENTENCE_END = /[.!?…。！？][”"')）」]*$/
const ALWAYS_A_SENTENCE = 12

/** Whether a line of a slide can be said as a sentence, or is a point that needs one around it. */
export function isClause(line: string): boolean {
  if (line.endsWith(':') || line.endsWith('：')) return false
  const words = spokenWords(line)
  if (SENTENCE_END.test(line) && !line.endsWith('...') && !line.endsWith('…')) return words >= 3
  return words >= ALWAYS_A_SENTENCE || (words >= 4 && VERBS.test(line))
}
