import { TRANSCRIPT_LIMITS } from '../../../supabase/functions/_shared/documents/transcript.ts'
import { splitSentences } from '../../../supabase/functions/_shared/text/sentences.ts'
import { countWords, splitByWords } from '../../../supabase/functions/_shared/text/word-count.ts'
import type { DraftLine } from './draft.ts'
import { joinLines } from './join-lines.ts'

/** A line is what can be cited: about a minute of talk at most. */
const MAX_WORDS = 150
const ALWAYS_SHORT = 300

/**
 * Splits a line of many words at its sentences. When each of them was said is not known: the first piece keeps the
 * start, the last one the end.
 */
export function splitLong(line: DraftLine): DraftLine[] {
  if (line.text.length <= ALWAYS_SHORT || countWords(line.text) <= MAX_WORDS) return splitWide(line)
  const pieces: string[] = []
  let open: string[] = []
  let words = 0
  for (const sentence of splitSentences(line.text).flatMap((text) => splitByWords(text, MAX_WORDS))) {
    const count = countWords(sentence)
    if (open.length > 0 && words + count > MAX_WORDS) {
      pieces.push(joinLines(open))
      open = []
      words = 0
    }
    open.push(sentence)
    words += count
  }
  return asLines(line, [...pieces, joinLines(open)]).flatMap(splitWide)
}

// Text without words, such as a row of ten thousand dashes or an address of data.
function splitWide(line: DraftLine): DraftLine[] {
  const max = TRANSCRIPT_LIMITS.maxLineLength
  if (line.text.length <= max) return [line]
  const pieces: string[] = []
  let rest = line.text
  while (rest.length > max) {
    const end = /[\ud800-\udbff]/.test(rest[max - 1] ?? '') ? max - 1 : max
    pieces.push(rest.slice(0, end))
    rest = rest.slice(end)
  }
  return asLines(line, [...pieces, rest])
}

function asLines(line: DraftLine, texts: string[]): DraftLine[] {
  const filled = texts.filter((text) => text.trim() !== '')
  return filled.map((text, index) => ({
    ...line,
    text,
    start: index === 0 ? line.start : null,
    end: index === filled.length - 1 ? line.end : null,
  }))
}
