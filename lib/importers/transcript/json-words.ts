import type { DraftLine } from './draft.ts'
import { joinLines } from './join-lines.ts'

const MAX_WORDS = 40
const PAUSE_SECONDS = 1.5
const ENDS_SENTENCE = /[.!?…。！？؟]["”»)]?$/u

/** Lines from words that were timed one by one: a new one after a sentence, a pause or a change of speaker. */
export function joinWords(words: readonly DraftLine[]): DraftLine[] {
  const groups: DraftLine[][] = []
  for (const word of words) {
    const open = groups.at(-1)
    const last = open?.at(-1)
    if (!open || !last || open.length >= MAX_WORDS || parts(last, word)) groups.push([word])
    else open.push(word)
  }
  return groups.flatMap((group) => {
    const [first] = group
    if (!first) return []
    const text = joinLines(group.map((word) => word.text)).replace(/ (?=[,.!?;:…])/g, '')
    return [{ ...first, end: group.at(-1)?.end ?? null, text }]
  })
}

function parts(last: DraftLine, word: DraftLine): boolean {
  const paused = last.end !== null && word.start !== null && word.start - last.end >= PAUSE_SECONDS
  return paused || last.speaker !== word.speaker || ENDS_SENTENCE.test(last.text.trim())
}
