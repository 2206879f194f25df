import { NARRATION_LIMITS } from '../documents/narration.ts'
import { clip, oneLine } from '../text/clip.ts'
import { splitSentences } from '../text/sentences.ts'
import type { SpeakablePart } from './speakable.ts'

/** What is said of one part, line by line: a line is spoken at one go, and shown as one caption. */
export interface ScriptPart {
  id: string
  title: string
  lines: string[]
}

const { maxLineLength } = NARRATION_LIMITS

/** Cuts what is to be said into lines; parts without a word in them are left out. */
export function scriptOf(parts: SpeakablePart[]): ScriptPart[] {
  return parts
    .map(({ id, title, texts }) => ({
      id: clip(id, 64),
      title: clip(oneLine(title), 500),
      // A new line is a breath, too: what stands on the next one is not drawn to this.
      lines: texts
        .flatMap((text) => text.split(/[\r\n]+/))
        .flatMap((paragraph) => splitSentences(oneLine(paragraph)))
        .flatMap(cut),
    }))
    .filter(({ lines }) => lines.length > 0)
}

/** How many characters are bought for a script, and how many lines it has. */
export function sizeOf(script: ScriptPart[]): { characters: number; lines: number } {
  const lines = script.flatMap((part) => part.lines)
  return { characters: lines.reduce((sum, line) => sum + line.length, 0), lines: lines.length }
}

/** Why a script cannot be spoken; null when it can. Known before anything is bought. */
export function tooMuch(script: ScriptPart[]): string | null {
  const { characters, lines } = sizeOf(script)
  const { maxCharacters, maxLines } = NARRATION_LIMITS
  const most = (count: number, what: string) => count.toLocaleString('en') + what
  if (characters > maxCharacters)
    return `The text has ${most(characters, ' characters')}; at most ${most(maxCharacters, '')} are read at once.`
  if (lines > maxLines)
    return `The text has ${most(lines, ' sentences')}; at most ${most(maxLines, '')} are read at once.`
  return null
}

/** A sentence too long to be spoken at one go, at its clauses where it has some, else between words. */
function cut(sentence: string): string[] {
  const lines: string[] = []
  let rest = sentence
  while (rest.length > maxLineLength) {
    const head = rest.slice(0, maxLineLength)
    const at =
      lastEnd(head, /[,;:，、；：–—](?=\s|[^\d\s])/gu) ?? lastEnd(head, /\s+/g) ?? wholeCharacters(head)
    lines.push(rest.slice(0, at).trim())
    rest = rest.slice(at).trim()
  }
  return [...lines, rest].filter((line) => /[\p{L}\p{N}]/u.test(line))
}

/** Where the last match in the second half ends. */
function lastEnd(head: string, pattern: RegExp): number | null {
  const ends = [...head.matchAll(pattern)].map(({ index, 0: match }) => index + match.length)
  const last = ends.at(-1)
  return last !== undefined && last > maxLineLength / 2 ? last : null
}

function wholeCharacters(head: string): number {
  return head.isWellFormed() ? head.length : head.length - 1
}
