import { restsOn } from '../../../supabase/functions/_shared/transcripts/grounds.ts'
import { phrasesFor } from '../language.ts'
import { type Line, type Said, saidIn } from '../notes/said.ts'
import { chinese as chinesePhrases } from '../phrases/chinese.ts'
import { english as englishPhrases } from '../phrases/english.ts'
import { german as germanPhrases } from '../phrases/german.ts'
import { chinese } from './cues/chinese.ts'
import type { SopCues, SopSort } from './cues/cues.ts'
import { english } from './cues/english.ts'
import { german } from './cues/german.ts'

const KNOWN = new Map([
  [englishPhrases, english],
  [germanPhrases, german],
  [chinesePhrases, chinese],
])

/** A sentence with what it is in a training; `other` only explains. */
export interface Sorted extends Said {
  sort: SopSort | 'trouble' | 'other'
}

const MIN_WORDS = 3
const MAX_LINES = 40

/** The cues for the language of these lines; null for one that we have none of. */
export function cuesFor(lines: Line[]): SopCues | null {
  return KNOWN.get(phrasesFor(lines.map(({ text }) => text).join('\n'))) ?? null
}

/** What is said in these lines, sentence by sentence, by what it is. Without cues all of it only explains. */
export function sortSaid(lines: Line[], cues: SopCues | null): Sorted[] {
  const textOf = new Map(lines.map(({ line, text }) => [line, text]))
  return saidIn(lines, MIN_WORDS)
    .filter(({ lines: own }) => own.length <= MAX_LINES)
    .filter(({ text, lines: own }) => restsOn(text, own.map((line) => textOf.get(line)).join('\n')))
    .map((said) => ({ ...said, sort: sortOf(said.text, cues) }))
}

function sortOf(text: string, cues: SopCues | null): Sorted['sort'] {
  if (!cues) return 'other'
  if (cues.trouble.test(text)) return 'trouble'
  const sort = cues.sorts.find(([, says]) => says.test(text))?.[0] ?? 'other'
  return sort === 'step' && cues.announces.test(text) ? 'other' : sort
}
