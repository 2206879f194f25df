import type { ChatLine } from './chat.ts'
import { DAY_TIME } from './chat-stamps.ts'
import { looksLikeName, mayBeName } from './speakers.ts'
import { parseTime, TIME } from './times.ts'

/** A line of text with one space between words; `block` changes where a blank line or a heading lies between. */
export interface SourceLine {
  at: number
  block: number
  text: string
  /** Its first words are set apart in bold. */
  bold?: boolean
}

/** The same line, with what its head says of time and speaker taken off. */
export interface MarkedLine extends SourceLine {
  start: number | null
  end: number | null
  /** By a head of its own, as in "Ana Lima  00:12" or in a chat. */
  speaker: string | null
}

const RANGE = new RegExp(`^[\\[(]\\s*(${TIME})\\s*(?:-{1,2}>|[-–—→])\\s*(${TIME})\\s*[\\])]\\s*[-–—:]?\\s*`)
const BRACKETED = new RegExp(`^[\\[(]\\s*(${TIME})\\s*[\\])]\\s*[-–—:]?\\s*`)
const ALONE = new RegExp(`^(${TIME})$`)
const BARE = new RegExp(`^(${TIME})(?:\\s+[-–—:]?\\s*|$)`)
const HEAD = new RegExp(
  `^(?<name>.{1,60}?)[,:]?\\s*(?:[\\[(]\\s*(?<time>${TIME})\\s*[\\])]|\\s(?<bare>${TIME}))\\s*:?$`,
)
const HEAD_WITH_WORDS = new RegExp(
  `^(?<name>.{1,60}?)\\s*[\\[(]\\s*(?<time>${TIME})\\s*[\\])]\\s*:\\s+(?<words>.+)$`,
)

const TIME_OF_DAY = new RegExp(`^${DAY_TIME}$`, 'iu')

/** Where the name is on a line of its own and the time below it, as Slack, Teams and Otter are copied: one line. */
export function joinHeads(lines: SourceLine[]): SourceLine[] {
  const textAt = (index: number) => lines[index]?.text ?? ''
  const isDayHead = (index: number) => TIME_OF_DAY.test(textAt(index)) && mayBeName(textAt(index - 1))
  const times = lines.flatMap(({ text }, index) => (ALONE.test(text) ? [index] : []))
  // Times on lines of their own mostly stand between the words of captions; here each has a name above and words below.
  const isPlainHead = (index: number) =>
    mayBeName(textAt(index - 1)) &&
    looksLikeName(textAt(index - 1)) &&
    !ALONE.test(textAt(index - 2)) &&
    !ALONE.test(textAt(index + 1))
  const names = new Set(times.map((index) => textAt(index - 1)))
  const plain = times.every(isPlainHead) && names.size <= Math.max(2, times.length / 2)
  const isHead = (index: number) => isDayHead(index) || (plain && ALONE.test(textAt(index)))
  if (lines.filter((_, index) => isHead(index)).length < 2) return lines
  return lines.flatMap((line, index) => {
    if (isHead(index)) return []
    return isHead(index + 1) ? { ...line, text: `${line.text} ${lines[index + 1]?.text}` } : line
  })
}

/** Takes times and heads off the lines. A bare time at the start of a line counts where many lines have one. */
export function markLines(
  lines: readonly SourceLine[],
  chat: ((line: string) => ChatLine | null) | null,
): MarkedLine[] {
  if (chat) return lines.map((line) => markChat(line, chat(line.text)))
  const bare = lines.filter(({ text }) => BARE.test(text)).length
  const bareIsTime = bare >= 3 && bare >= lines.length * 0.2
  // "Lunch 12:30" is no head; two heads are two.
  const heads = lines.filter(({ text }) => readHead(text) !== null).length
  return lines.map((line) => mark(line, bareIsTime, heads > 1))
}

function mark(line: SourceLine, bareIsTime: boolean, hasHeads: boolean): MarkedLine {
  const { text } = line
  const found = readRange(text) ?? readLeading(text, bareIsTime) ?? (hasHeads ? readHead(text) : null) ?? {}
  return { ...line, start: null, end: null, speaker: null, text, ...found }
}

function readRange(text: string): Partial<MarkedLine> | null {
  const match = RANGE.exec(text)
  if (!match) return null
  const [all, start = '', end = ''] = match
  return { start: parseTime(start), end: parseTime(end), text: text.slice(all.length) }
}

/** A time at the head of a text, taken off. */
export function readLeading(text: string, bareIsTime: boolean): { start: number; text: string } | null {
  const match = BRACKETED.exec(text) ?? ALONE.exec(text) ?? (bareIsTime ? BARE.exec(text) : null)
  const start = parseTime(match?.[1] ?? '')
  return match && start !== null ? { start, text: text.slice(match[0].length) } : null
}

function readHead(text: string): Partial<MarkedLine> | null {
  const groups = (HEAD_WITH_WORDS.exec(text) ?? HEAD.exec(text))?.groups
  const speaker = groups?.name?.replace(/[*_]/g, '').trim() ?? ''
  const start = parseTime(groups?.time ?? groups?.bare ?? '')
  const isName = mayBeName(speaker) && (looksLikeName(speaker) || text.endsWith(':'))
  return start !== null && isName ? { start, speaker, text: groups?.words ?? '' } : null
}

function markChat(line: SourceLine, message: ChatLine | null): MarkedLine {
  return {
    ...line,
    start: null,
    end: null,
    speaker: message?.name ?? null,
    text: message?.text ?? line.text,
  }
}
