/** A word of a text, or a character where a language has no spaces, as it is compared. */
export interface Token {
  /** Index of the segment it stands in. */
  segment: number
  from: number
  to: number
  word: string
}

/** Characters of languages written without spaces stand for themselves; all else goes by words, marks included. */
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{N}\p{M}])+(?:['’](?=\p{L})[\p{L}\p{M}]+)*/gu

export function tokensOf(text: string, segment = 0): Token[] {
  return [...text.matchAll(TOKEN)].map((match) => ({
    segment,
    from: match.index,
    to: match.index + match[0].length,
    word: match[0]
      .normalize('NFKD')
      .replace(/[\p{M}'’]/gu, '')
      .toLowerCase(),
  }))
}

/** Whether a text that goes on after another needs a space between. */
export function needsSpace(before: string, after: string): boolean {
  const dense =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}。、，！？]/u
  return !(dense.test(before.at(-1) ?? '') && dense.test([...after][0] ?? ''))
}
