import { clip, oneLine } from '../../../supabase/functions/_shared/text/clip.ts'
import { asTitle } from '../talk-track/one-sentence.ts'
import type { Said } from './sentences.ts'

const MIN_LETTERS = 5
const LONGEST = 64

/** A title for some sentences, in their own words: the title of a slide, else the sentence that has most in common. */
export function titleOf(said: Said[], taken: Set<string> = new Set()): string {
  const counts = new Map<string, number>()
  for (const { words } of said) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const score = ({ text, words, heading }: Said) => {
    const telling = [...words].filter((word) => word.length >= MIN_LETTERS)
    const sum = telling.reduce((total, word) => total + (counts.get(word) ?? 0), 0)
    // A sentence that is short enough needs no cutting.
    const whole = text.length <= LONGEST && words.size >= 3
    return (heading ? 1_000 : 0) + ((whole ? 3 : 1) * sum) / Math.sqrt(words.size + 4)
  }
  const titles = [...said].sort((a, b) => score(b) - score(a)).map(({ text }) => short(text))
  const title = titles.find((candidate) => candidate !== '' && !taken.has(candidate.toLowerCase()))
  if (title) return title
  return `${titles[0] ?? ''} (${taken.size + 1})`.trim()
}

/** What the section is called that opens a deck with the brief. */
export function openingTitle(topic: string): string {
  return clip(oneLine(topic), 100)
}

/** The first clause where it is long enough to say something, else as many words as fit. */
function short(text: string): string {
  const clause = /^.{18,64}?(?=[,;:，、；：]|\s[–—]\s)/u.exec(text)?.[0] ?? text
  const title = asTitle(
    clip(clause, LONGEST)
      .replace(/…$/u, '')
      .replace(/\s*[(（][^)）]*$/u, ''),
  )
  return title.charAt(0).toUpperCase() + title.slice(1)
}
