const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

const CHARACTER_SCRIPTS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu

/** Characters of Chinese and Japanese that take as long to say as one word of a spaced language. */
const CHARACTERS_A_WORD = 2

/**
 * How long a text is when spoken, in words. Chinese and Japanese have no spaces and are counted by characters
 * (about 300 a minute at 140 words a minute), all else by words.
 */
export function spokenWords(text: string): number {
  const characters = text.match(CHARACTER_SCRIPTS)?.length ?? 0
  let words = 0
  for (const { segment, isWordLike } of segmenter.segment(text.replace(CHARACTER_SCRIPTS, ' '))) {
    if (isWordLike && /[\p{L}\p{N}]/u.test(segment)) words += 1
  }
  return words + characters / CHARACTERS_A_WORD
}

/** How long a text takes to say at a pace, in whole seconds. */
export function spokenSeconds(text: string, wordsPerMinute: number): number {
  const words = spokenWords(text)
  return words === 0 ? 0 : Math.max(1, Math.round((words / wordsPerMinute) * 60))
}
