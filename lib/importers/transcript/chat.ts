import { countWords } from '../../../supabase/functions/_shared/text/word-count.ts'
import { DAY_TIME, EITHER_TIME } from './chat-stamps.ts'

/** One line of a chat: whose message it begins, and its words. A notice of the app itself is nobody's, without words. */
export interface ChatLine {
  name: string | null
  text: string
}

const NAME = String.raw`(?<name>[^:：\n]{1,60}?)`
/** Of a line that has nothing but the head of a message: no sentence. */
const SHORT_NAME = String.raw`(?<name>[^\s:：.!?。！？\d[(-][^:：!?。！？]{0,39}?)`
const pattern = (...parts: string[]) => new RegExp(`^${parts.join('')}$`, 'iu')

/** Heads that only a chat has. Tried in order. */
const CHAT_ONLY: RegExp[] = [
  // WhatsApp: "12/03/2024, 10:15 - Ana: Hi"; Telegram, Signal, Discord: "[12.03.24, 10:15:02] Ana: Hi"
  pattern(String.raw`\[?${DAY_TIME}\]?\s*[-–—,]?\s*`, NAME, String.raw`\s?[:：](?:\s(?<text>.*)|)`),
  // KakaoTalk: "[Ana] [10:15 PM] Hi"
  pattern(String.raw`\[(?<name>[^\[\]]{1,40})\]\s\[${DAY_TIME}\]\s(?<text>.*)`),
  // Teams, exporters of Discord: "[10:15 AM] Ana", the words below it
  pattern(String.raw`\[${DAY_TIME}\]\s`, SHORT_NAME),
  // Slack, Discord, WeChat, Telegram: "Ana  10:15 AM", "Ana — Today at 10:15", "Ana, [12.03.2024 10:15]"
  pattern(SHORT_NAME, String.raw`\s?[,—–-]?\s+\[?${DAY_TIME}\]?:?`),
  // IRC and its heirs: "[10:15] <ana> Hi"
  pattern(String.raw`\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s*<(?<name>[^<>]{1,40})>\s?(?<text>.*)`),
  // The chat of a video call: "10:15:02 From Ana to Everyone : Hi"
  pattern(String.raw`\d{1,2}:\d{2}:\d{2}\s+From\s+(?<name>.{1,60}?)(?:\s+to\s+.{1,60}?)?\s*:\s?(?<text>.*)`),
]
/** "12/03/2024, 10:14 - Messages are end-to-end encrypted": written by the app. */
const NOTICE = pattern(String.raw`\[?${DAY_TIME}\]?\s*[-–—]\s.*`)
/** The same heads with a clock of 24 hours and no day, as transcripts have them with minutes and seconds. */
const EITHER: RegExp[] = [
  pattern(SHORT_NAME, String.raw`\s?[,—–-]?\s+\[?${EITHER_TIME}\]?`),
  pattern(String.raw`\[?${EITHER_TIME}\]?\s*[-–—]?\s*`, NAME, String.raw`:\s(?<text>.+)`),
  pattern(String.raw`\[${EITHER_TIME}\]\s`, SHORT_NAME),
]
/** The next message of the one who wrote the last. */
const CLOCK_ALONE = pattern(EITHER_TIME)
/** What stands in chats alone: replies, reactions, what was left out. */
const MARK =
  /\(edited\)$|^\d+ repl(?:y|ies)\b|^:[a-z\d_+-]+:(?:\s?\d+)?$|^(?:joined|left|set the channel) |^<[\p{L} ]{3,30}(?:omitted|weggelassen|omitido|omis|omesso)>$/iu
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

function match(patterns: readonly RegExp[], line: string) {
  const plain = line.replace(DIRECTIONS, '')
  for (const each of patterns) {
    const groups = each.exec(plain)?.groups
    if (groups) return groups
  }
  return null
}

function toLine(groups: Record<string, string> | null): ChatLine | null {
  const name = groups?.name?.replace(/^~\s?/, '').trim()
  return name ? { name, text: groups?.text ?? '' } : null
}

const readOwn = (line: string): ChatLine | null => {
  const message = toLine(match(CHAT_ONLY, line))
  return message ?? (NOTICE.test(line.replace(DIRECTIONS, '')) ? { name: null, text: '' } : null)
}
const readEither = (line: string): ChatLine | null =>
  readOwn(line) ?? toLine(match(EITHER, line)) ?? (CLOCK_ALONE.test(line) ? { name: null, text: '' } : null)

/**
 * How the messages of a text are read (each line with one space between words), when it is what people wrote to each
 * other and not what they said; null when it is no chat.
 */
export function chatReader(lines: readonly string[]): ((line: string) => ChatLine | null) | null {
  const filled = lines.filter((line) => line.trim() !== '')
  const enough = (messages: number) => messages >= 2 && messages >= filled.length * 0.15
  if (enough(filled.filter((line) => readOwn(line)?.name).length)) return readOwn
  if (!enough(filled.filter((line) => readEither(line)?.name).length)) return null
  return filled.some((line) => MARK.test(line)) || isNoRecording(filled) ? readEither : null
}

/** Recordings begin at their beginning, or nearly. */
const LATE_START = 5 * 60
const WORDS_A_SECOND = 5
/** Seconds in which something is said, and seconds a word of those who speak slowly. */
const QUIET = 60
const QUIET_WORD = 10
/** More than this is hardly typed in one go; a service that writes no full stops has turns like that. */
const TYPED_WORDS = 25
const ENDS_LIKE_SPEECH = /[.!?…。！？؟।:,;—–-]["”’»)\]]*$|\p{Script=Thai}|\p{Script=Khmer}|\p{Script=Lao}/u

interface Timed {
  name: string
  /** Minutes of the day, or seconds of a recording. */
  at: number
  text: string
}

/** Are these times of the day, and not minutes and seconds? A recording does not begin at half past ten. */
function isNoRecording(lines: readonly string[]): boolean {
  const messages: Timed[] = []
  for (const line of lines) {
    const groups = match(EITHER, line)
    const last = messages.at(-1)
    if (groups) {
      const at = Number(groups.hours) * 60 + Number(groups.minutes)
      messages.push({ name: groups.name ?? '', at, text: groups.text ?? '' })
    } else if (last) last.text = `${last.text} ${line}`.trim()
  }
  if ((messages[0]?.at ?? 0) < LATE_START || messages.some(({ at }) => at >= 24 * 60)) return false
  return hasImpossiblePace(messages) || isTyped(messages)
}

/**
 * Hardly two things are said in the same second, none before the one before it, nobody says ten words in one, and it is
 * not again and again quiet for a minute.
 */
function hasImpossiblePace(messages: readonly Timed[]): boolean {
  const impossible = messages.slice(0, -1).filter(({ at, text }, index) => {
    const gap = (messages[index + 1]?.at ?? at) - at
    const words = countWords(text)
    return gap <= 0 || words > WORDS_A_SECOND * (gap + 1) || (gap >= QUIET && words < gap / QUIET_WORD)
  })
  return impossible.length >= 2 && impossible.length >= (messages.length - 1) * 0.3
}

/** What is said ends in a full stop before another speaks, in every transcript that names who speaks; few type one. */
function isTyped(messages: readonly Timed[]): boolean {
  const turns = messages.filter(({ name }, index) => name !== messages[index + 1]?.name)
  const typed = turns.filter(
    ({ text }) => text !== '' && !ENDS_LIKE_SPEECH.test(text) && countWords(text) <= TYPED_WORDS,
  )
  return typed.length >= 2 && typed.length >= turns.length * 0.5
}

export const CHAT_WARNING =
  'This looks like a chat log, not like something that was said. It was read as text; the clock times of its messages were left out.'
