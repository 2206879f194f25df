import type { LanguageCode } from './languages.ts'
import type { Level } from './levels.ts'

/** What of a text is beyond its level, each once, in the order of the text. */
export type BeyondLevel = (text: string, known: { names: string[]; explained: string[] }) => string[]

/** How many of the most frequent English word forms a level has; the highest have no bound that a list could tell. */
const ENGLISH_WORDS: Partial<Record<Level, number>> = {
  A1: 2_000,
  A2: 3_500,
  B1: 6_000,
  B2: 10_000,
  Beginner: 2_500,
  Intermediate: 8_000,
}

/** Up to which list of kanji a level goes. */
const KANJI_LISTS: Partial<Record<Level, ('N5' | 'N4' | 'N3' | 'N2')[]>> = {
  N5: ['N5'],
  N4: ['N5', 'N4'],
  N3: ['N5', 'N4', 'N3'],
  N2: ['N5', 'N4', 'N3', 'N2'],
  Beginner: ['N5', 'N4'],
  Intermediate: ['N5', 'N4', 'N3', 'N2'],
}

/** The check for a language and a level, or null where no word list tells. A list is loaded only when it is needed. */
export async function levelCheck(language: LanguageCode, level: Level): Promise<BeyondLevel | null> {
  if (language === 'en') {
    const most = ENGLISH_WORDS[level]
    if (most === undefined) return null
    const { words } = await import('./lists/english.gen.ts')
    return englishBeyond(new Set(words.split(' ').slice(0, most)))
  }
  const lists = KANJI_LISTS[level]
  if (language !== 'ja' || !lists) return null
  const { kanji } = await import('./lists/kanji.gen.ts')
  return kanjiBeyond(new Set(lists.flatMap((list) => [...kanji[list]])))
}

/** Words with a kanji that the level does not have. Names and explained words may have any. */
function kanjiBeyond(known: ReadonlySet<string>): BeyondLevel {
  return (text, { names, explained }) => {
    const rest = without(text, [...names, ...explained])
    return [...new Set(rest.match(/[\p{Script=Han}]/gu) ?? [])].filter(
      (kanji) => kanji !== '々' && !known.has(kanji),
    )
  }
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/** Words that are not among the most frequent ones. Names (and what else begins with a capital inside a sentence) may be any. */
function englishBeyond(known: ReadonlySet<string>): BeyondLevel {
  return (text, { names, explained }) => {
    const allowed = new Set([...names, ...explained].flatMap(wordsOf).map((word) => word.toLowerCase()))
    const beyond = wordsOf(text)
      .filter((word) => !/^\p{Lu}/u.test(word))
      .filter(
        (word) => !allowed.has(word) && !baseForms(word).some((form) => known.has(form) || allowed.has(form)),
      )
    return [...new Set(beyond)]
  }
}

function wordsOf(text: string): string[] {
  return [...segmenter.segment(text.replaceAll('’', "'"))]
    .filter(({ isWordLike, segment }) => isWordLike && /\p{L}/u.test(segment))
    .map(({ segment }) => segment.replace(/'(?:s|t|re|ve|ll|d|m)$/i, ''))
}

/** The word, and what it may be a form of: washed and washing of wash, stories of story. */
function baseForms(word: string): string[] {
  const stems = [
    ...stem(word, 's', ['']),
    ...stem(word, 'es', ['']),
    ...stem(word, 'ies', ['y']),
    ...stem(word, 'ied', ['y']),
    ...stem(word, 'ed', ['', 'e']),
    ...stem(word, 'ing', ['', 'e']),
    ...stem(word, 'ly', ['']),
    ...stem(word, 'er', ['', 'e']),
    ...stem(word, 'est', ['', 'e']),
  ]
  return [word, ...stems, ...stems.filter((form) => /(.)\1$/.test(form)).map((form) => form.slice(0, -1))]
}

function stem(word: string, ending: string, instead: string[]): string[] {
  if (!word.endsWith(ending) || word.length - ending.length < 2) return []
  return instead.map((tail) => word.slice(0, -ending.length) + tail)
}

function without(text: string, parts: string[]): string {
  return parts
    .filter((part) => part !== '')
    .sort((a, b) => b.length - a.length)
    .reduce((rest, part) => rest.replaceAll(part, ' '), text)
}
