const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

/**
 * From which share of common words on two slides say the same. Measured on the slides of real decks: see
 * docs/decisions/0014.
 */
const SAME = 0.7

interface Said {
  title: string
  body: string
}

/** The words of a text, each once, whatever their case and width. */
export function wordsIn(text: string): Set<string> {
  const words = new Set<string>()
  for (const { segment, isWordLike } of segmenter.segment(text.normalize('NFKC').toLowerCase())) {
    if (isWordLike) words.add(segment)
  }
  return words
}

/** The share of words that two texts have in common, of all that they have: 0 to 1. */
export function likeness(a: Set<string>, b: Set<string>): number {
  if (a.size === 0 && b.size === 0) return 1
  let common = 0
  for (const word of a) if (b.has(word)) common += 1
  return common / (a.size + b.size - common)
}

/** For each slide that says what an earlier one says: its place and that of the earlier one, from 0. */
export function repeats(slides: Said[]): { place: number; of: number }[] {
  const words = slides.map(({ title, body }) => ({ all: wordsIn(`${title}\n${body}`), body: wordsIn(body) }))
  return words.flatMap((own, place) => {
    const of = words.slice(0, place).findIndex((earlier) => sayTheSame(own, earlier))
    return of === -1 ? [] : [{ place, of }]
  })
}

interface Words {
  all: Set<string>
  body: Set<string>
}

/** The same body under another title is the same slide. */
function sayTheSame(a: Words, b: Words): boolean {
  return likeness(a.all, b.all) >= SAME || (a.body.size > 0 && likeness(a.body, b.body) === 1)
}
