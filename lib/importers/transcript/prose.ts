import { tidyLine } from '../clean-text.ts'
import { CHAT_WARNING, chatReader } from './chat.ts'
import type { DraftLine } from './draft.ts'
import { joinLines } from './join-lines.ts'
import { joinHeads, type MarkedLine, markLines, readLeading, type SourceLine } from './prose-lines.ts'
import { findSpeakers, type Said } from './speakers.ts'
import type { TranscriptWarnings } from './warnings.ts'

const ENDS_SENTENCE = /[.!?…。！？؟:"”»)\]]\s*$/u
const LONGEST_WORD = 12

/** A line while the lines that go on it are still coming. */
interface OpenLine extends DraftLine {
  parts: string[]
  /** It began with a time or a name: what follows in its paragraph belongs to it. */
  marked: boolean
}

/** A text as paragraphs of lines, which blank lines keep apart. */
export function textLines(text: string): SourceLine[] {
  let block = 0
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() !== '') return [{ at: index + 1, block, text: tidyLine(line) }]
    block++
    return []
  })
}

/**
 * Lines of a transcript from running text: a new one for each paragraph, time or speaker. A paragraph without a name
 * belongs to the one who spoke last, as such texts are written, up to the next of the `sections`: the first blocks
 * after a heading.
 */
export function readProse(
  given: SourceLine[],
  warnings: TranscriptWarnings,
  sections: ReadonlySet<number> = new Set(),
): DraftLine[] {
  const lines = joinHeads(given)
  const chat = chatReader(lines.map(({ text }) => text))
  if (chat) warnings.add(CHAT_WARNING)
  const marked = markLines(lines, chat)
  const split = chat ? keep : learn(marked)
  const width = widths(marked)
  const drafts: OpenLine[] = []
  let speaker: string | null = null
  let before: MarkedLine | null = null

  for (const line of marked) {
    const said = line.speaker === null ? split(line.text) : line
    // "Ana: [00:12] words"
    const late = line.start === null && said.speaker !== null ? readLeading(said.text, false) : null
    const newBlock = before?.block !== line.block
    // A paragraph with a time of its own and no name: those who write so do not know who it was.
    if (newBlock && (sections.has(line.block) || line.start !== null)) speaker = null
    speaker = said.speaker ?? speaker
    const open = drafts.at(-1)
    const isMarked = said.speaker !== null || line.start !== null
    if (open && before && !isMarked && goesOn(open, before, line, width.get(line.block) ?? 0)) {
      open.parts.push(said.text)
    } else {
      if (newBlock && said.speaker === null && speaker !== null) warnings.at('no_name', line.at)
      drafts.push({ ...line, ...late, speaker, parts: [late?.text ?? said.text], marked: isMarked })
    }
    before = line
  }
  return withWords(drafts)
}

/** The names in a chat stand where its form has them. */
function keep(text: string): Said {
  return { speaker: null, text }
}

function learn(lines: readonly MarkedLine[]): (text: string) => Said {
  const open = lines.filter(({ speaker }) => speaker === null)
  const texts = (some: readonly MarkedLine[]) => some.map(({ text }) => text)
  return findSpeakers(texts(open), {
    named: lines.flatMap(({ speaker }) => speaker ?? []),
    headed: texts(open.filter(({ start, bold }) => start !== null || bold)),
  })
}

/** Does a line without a mark of its own go on what the line before began? */
function goesOn(open: OpenLine, before: MarkedLine, line: MarkedLine, width: number): boolean {
  if (open.parts.every((part) => part.trim() === '')) return true
  if (before.block !== line.block) return false
  if (open.marked) return true
  // Who breaks lines for their width breaks where the next word would not have fitted.
  const word = Math.min(line.text.split(/\s/, 1)[0]?.length ?? 0, LONGEST_WORD)
  return !ENDS_SENTENCE.test(before.text) && before.text.length + 1 + word >= width * 0.9
}

function widths(lines: readonly MarkedLine[]): Map<number, number> {
  const widest = new Map<number, number>()
  for (const { block, text } of lines) widest.set(block, Math.max(widest.get(block) ?? 0, text.length))
  return widest
}

// A time on a line of its own belongs to the words below it.
function withWords(drafts: OpenLine[]): DraftLine[] {
  const lines: DraftLine[] = []
  let waiting: OpenLine | null = null
  for (const draft of drafts) {
    const { start, end, speaker, at } = draft
    const text = joinLines(draft.parts)
    if (text !== '') lines.push({ start: start ?? waiting?.start ?? null, end, speaker, text, at })
    waiting = text === '' ? draft : null
  }
  return lines
}
