/** Shorter than this, words would be found anywhere and prove nothing; Chinese and Japanese say more in less. */
const MIN_LETTERS = 8
const MIN_CHARACTERS = 4

/** Text as quotes are compared: letter case, white space and the shape of quotation marks and dashes do not count. */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc`\u00b4]/g, "'")
    .replace(/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Why a quote does not rest on these texts, read one after the other: they do not hold it, or it is too short to prove anything. */
export function quoteFault(quote: string, texts: string[]): 'absent' | 'short' | null {
  const words = comparable(quote)
  const compared = texts.map(comparable)
  if (words === '' || !compared.join(' ').includes(words)) return 'absent'
  return isTooShort(words) && !compared.includes(words) ? 'short' : null
}

/** Whether words are too few to rest on, unless they are all that is said. */
export function isTooShort(words: string): boolean {
  const characters = words.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)
  if ((characters?.length ?? 0) >= MIN_CHARACTERS) return false
  return (words.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < MIN_LETTERS
}
