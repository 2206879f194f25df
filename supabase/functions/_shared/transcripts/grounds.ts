const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

/** Words of spaced languages are compared by their beginning, so that "delegate" is found in "delegating". */
const STEM = 5

/** Fewer telling words than this say too little to be held to them: its short words count as well. */
const FEW = 3
const SHORT = 4

/** The words of a text that carry what it says: long ones, numbers, and words of scripts that need few characters. */
function wordsOf(text: string, spacedLength: number): Set<string> {
  const words = new Set<string>()
  for (const { segment, isWordLike } of segmenter.segment(text.normalize('NFKC').toLowerCase())) {
    if (!isWordLike) continue
    const spaced = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(segment)
    if (segment.length >= (spaced ? spacedLength : 2) || /\p{N}/u.test(segment))
      words.add(segment.slice(0, STEM))
  }
  return words
}

/** Whether a note can rest on what was said: they have a telling word in common. Words alone prove no more. */
export function restsOn(note: string, said: string): boolean {
  const telling = wordsOf(note, STEM)
  const length = telling.size < FEW ? SHORT : STEM
  const words = telling.size < FEW ? wordsOf(note, length) : telling
  if (words.size === 0) return comparable(said).includes(comparable(note))
  const there = wordsOf(said, length)
  return [...words].some((word) => there.has(word))
}

/** Text as it is compared: letter case, white space and the shape of quotation marks do not count. */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019`\u00b4]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
}
