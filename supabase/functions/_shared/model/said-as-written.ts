/** A voice may say "twelve" for 12 and "doctor" for Dr.: so much of the words may be others. */
const MOST_OTHER = 0.4
/** Of fewer words, too much hangs on one. */
const FEW_WORDS = 4
/** What is said is about as long as what is written, in whatever letters. */
const LENGTHS = { least: 0.4, most: 2.5 }

const wordsOf = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []

/**
 * Whether a model that was asked to read a text aloud has read it, and not answered it, by its own transcript. Languages
 * without spaces may be written in other letters (kana for kanji), so of them the length alone is asked.
 */
export function saidAsWritten(text: string, transcript: string): boolean {
  const [written, said] = [wordsOf(text), wordsOf(transcript)]
  const length = (words: string[]) => words.join('').length
  const ratio = length(said) / Math.max(1, length(written))
  if (ratio < LENGTHS.least || ratio > LENGTHS.most) return false
  if (written.length < FEW_WORDS || !text.includes(' ')) return true
  const known = new Set(said)
  const missing = written.filter((word) => !known.has(word)).length
  return missing / written.length <= MOST_OTHER
}
