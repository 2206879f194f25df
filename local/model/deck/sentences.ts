import { likeness, wordsIn } from '../../../supabase/functions/_shared/text/alike.ts'
import { oneLine } from '../../../supabase/functions/_shared/text/clip.ts'
import { splitSentences } from '../../../supabase/functions/_shared/text/sentences.ts'
import { spokenWords } from '../../../supabase/functions/_shared/text/spoken-length.ts'
import { readBlocks } from '../talk-track/blocks.ts'
import { cleanLine, isSpeakable } from '../talk-track/clean-line.ts'
import type { ShownSource } from './material.ts'

/** A sentence of a source, with where it stands. */
export interface Said {
  source: number
  line: number
  text: string
  words: Set<string>
  /** It is the first line of a slide, a stage or a section: its title. */
  heading: boolean
}

const MIN_WORDS = 4
/** What has a title on its first line. */
const TITLED = ['slide', 'stage', 'section', 'chapter']
const ALIKE = 0.6
/** Sentences are held against so many before them: a talk repeats itself near by. */
const LOOK_BACK = 150

/** What the sources say, sentence by sentence in their order; what says nothing, or says it again, is left out. */
export function saidIn(sources: ShownSource[]): Said[] {
  const kept: Said[] = []
  for (const said of sources.flatMap(sentencesOf)) {
    const before = kept.slice(-LOOK_BACK)
    if (!before.some((earlier) => likeness(earlier.words, said.words) >= ALIKE)) kept.push(said)
  }
  return kept
}

function sentencesOf({ number: source, unit, lines }: ShownSource): Said[] {
  return lines.flatMap((shown) => {
    const found = /^(\d+): ([\s\S]*)$/.exec(shown)
    if (!found) return []
    const line = Number(found[1])
    const text = unit === 'line' ? withoutSpeaker(found[2] ?? '') : (found[2] ?? '')
    return readBlocks(text).lines.flatMap((raw, index) => {
      const heading = TITLED.includes(unit) && index === 0
      const clean = cleanLine(raw)
      if (!isSpeakable(clean)) return []
      const sentences = heading ? [clean] : splitSentences(clean).map(oneLine)
      return sentences
        .filter((sentence) => heading || spokenWords(sentence) >= MIN_WORDS)
        .map((sentence) => ({ source, line, text: sentence, words: wordsIn(sentence), heading }))
    })
  })
}

function withoutSpeaker(text: string): string {
  return text.replace(/^[\p{L}\p{N} .'’_()-]{1,40}: /u, '')
}
