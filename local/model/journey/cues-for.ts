import { phrasesFor } from '../language.ts'
import { chinese as chinesePhrases } from '../phrases/chinese.ts'
import { english as englishPhrases } from '../phrases/english.ts'
import { german as germanPhrases } from '../phrases/german.ts'
import { chinese } from './cues/chinese.ts'
import type { JourneyCues } from './cues/cues.ts'
import { english } from './cues/english.ts'
import { german } from './cues/german.ts'

const KNOWN = new Map([
  [englishPhrases, english],
  [germanPhrases, german],
  [chinesePhrases, chinese],
])

/** The cues for the language of a text; null for one that we have none of. */
export function cuesFor(text: string): JourneyCues | null {
  return KNOWN.get(phrasesFor(text)) ?? null
}

/** Where a stage stands in the usual order, by its title; those of other names come last. */
export function placeOf(title: string): number {
  for (const { stages } of KNOWN.values()) {
    const index = stages.findIndex((stage) => stage.title === title)
    if (index >= 0) return index
  }
  return Number.MAX_SAFE_INTEGER
}
