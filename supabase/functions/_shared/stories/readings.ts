/** A word of a text with how it is read, in kana. */
export interface Reading {
  word: string
  reading: string
}

/** A piece of a text, in order; together they are the text. `reading` is what stands above it, or null. */
export interface RubyPiece {
  text: string
  reading: string | null
}

const KANJI = /\p{Script=Han}/u
const KANA_ONLY = /^[\p{Script=Hiragana}\p{Script=Katakana}ー・]+$/u
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}ー]/u

export function hasKanji(text: string): boolean {
  return KANJI.test(text)
}

export function isKana(text: string): boolean {
  return KANA_ONLY.test(text)
}

/**
 * Lays readings along a text: each word is looked for after the one before, and every kanji has to be in one of them.
 * What is wrong is said in sentences that a model can act on; the pieces are right only where there are none.
 */
export function alignReadings(
  text: string,
  readings: Reading[],
): { pieces: RubyPiece[]; problems: string[] } {
  const pieces: RubyPiece[] = []
  const problems: string[] = []
  let at = 0
  const plain = (to: number) => {
    const between = text.slice(at, to)
    if (between === '') return
    const bare = /\p{Script=Han}+/u.exec(between)?.[0]
    if (bare)
      problems.push(
        `"${bare}" has no reading. List the words with kanji in the order of the text, each time they occur.`,
      )
    pieces.push({ text: between, reading: null })
  }
  for (const { word, reading } of readings) {
    const found = word === '' ? -1 : text.indexOf(word, at)
    if (!hasKanji(word)) problems.push(`"${word}" has no kanji, so it takes no reading.`)
    else if (found === -1) problems.push(`"${word}" is not in the text after the readings before it.`)
    else if (!isKana(reading))
      problems.push(`The reading of "${word}" is "${reading}"; write it in kana alone.`)
    else {
      const parts = splitReading(word, reading)
      if (parts === null) problems.push(`The reading "${reading}" does not fit the kana in "${word}".`)
      plain(found)
      pieces.push(...(parts ?? [{ text: word, reading }]))
      at = found + word.length
    }
  }
  plain(text.length)
  return { pieces, problems }
}

/** A word cut so that only what is not kana has a reading above it: 食べる is た above 食. Null where they do not fit. */
export function splitReading(word: string, reading: string): RubyPiece[] | null {
  const runs = word.match(new RegExp(`${KANA.source}+|(?:(?!${KANA.source}).)+`, 'gsu')) ?? []
  const read = fitRuns(runs.map(toHiragana), toHiragana(reading))
  if (read === null) return null
  let at = 0
  return runs.map((run, index) => {
    const from = at
    at += read[index] ?? 0
    return { text: run, reading: KANA.test(run) ? null : reading.slice(from, at) }
  })
}

/** How many kana of the reading belong to each run: kana stand for themselves, all else for one or more. */
function fitRuns(runs: string[], reading: string): number[] | null {
  // Places from which the rest is known not to fit, so that no word takes long, whoever wrote it.
  const hopeless = new Set<number>()
  function fitFrom(index: number, at: number): number[] | null {
    const run = runs[index]
    if (run === undefined) return at === reading.length ? [] : null
    const place = index * (reading.length + 1) + at
    if (hopeless.has(place)) return null
    const lengths = KANA.test(run)
      ? reading.startsWith(run, at)
        ? [run.length]
        : []
      : Array.from({ length: reading.length - at }, (_, longer) => longer + 1)
    for (const length of lengths) {
      const after = fitFrom(index + 1, at + length)
      if (after) return [length, ...after]
    }
    hopeless.add(place)
    return null
  }
  return fitFrom(0, 0)
}

/** Katakana as hiragana, letter by letter, so that the length stays. */
function toHiragana(text: string): string {
  return text.replace(/[\u30a1-\u30f6]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
}
