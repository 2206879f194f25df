const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

/**
 * How many words a text has, in any language: by Unicode's rules and dictionaries, not by spaces, so that Chinese,
 * Japanese or Thai count by their own words. For how long a text takes to say, see `spokenWords`.
 */
export function countWords(text: string): number {
  let words = 0
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) words += 1
  return words
}

/** Cuts a text into pieces of at most so many words, never within one; the pieces together are the text. */
export function splitByWords(text: string, maxWords: number): string[] {
  const pieces: string[] = []
  let start = 0
  let words = 0
  for (const { isWordLike, index } of segmenter.segment(text)) {
    if (!isWordLike) continue
    if (words === maxWords) {
      pieces.push(text.slice(start, index))
      start = index
      words = 0
    }
    words += 1
  }
  return [...pieces, text.slice(start)]
}
