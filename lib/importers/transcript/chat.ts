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
const readEither = (line: string): ChatLine | null => readOwn(line) ?? toLine(match(EITHER, line))

/**
 * How the messages of a text are read (each line with one space between words), when it is what people wrote to each
 * other and not what they said; null when it is no chat.
 */
export function chatReader(lines: readonly string[]): ((line: string) => ChatLine | null) | null {
  const filled = lines.filter((line) => line.trim() !== '')
  const enough = (messages: number) => messages >= 2 && messages >= filled.length * 0.15
  if (enough(filled.filter((line) => readOwn(line)?.name).length)) return readOwn
  if (!enough(filled.filter((line) => readEither(line)).length)) return null
  return filled.some((line) => MARK.test(line)) || isNoRecording(filled) ? readEither : null
}

/** Recordings begin at their beginning, or nearly. */
const LATE_START = 5 * 60
const WORDS_A_SECOND = 5

/**
 * Are these times of the day, and not minutes and seconds? A recording does not begin at half past ten, hardly two
 * things are said in the same second, none before the one before it, and nobody says ten words in one.
 */
function isNoRecording(lines: readonly string[]): boolean {
  const messages: { at: number; words: number }[] = []
  for (const line of lines) {
    const groups = match(EITHER, line)
    if (groups) messages.push({ at: Number(groups.hours) * 60 + Number(groups.minutes), words: 0 })
    const last = messages.at(-1)
    if (last) last.words += countWords(groups ? (groups.text ?? '') : line)
  }
  if ((messages[0]?.at ?? 0) < LATE_START || messages.some(({ at }) => at >= 24 * 60)) return false
  const impossible = messages.filter(({ at, words }, index) => {
    const gap = (messages[index + 1]?.at ?? Number.POSITIVE_INFINITY) - at
    return gap <= 0 || words > WORDS_A_SECOND * (gap + 1)
  })
  return impossible.length >= 2 && impossible.length >= (messages.length - 1) * 0.3
}

export const CHAT_WARNING =
  'This looks like a chat log, not like something that was said. It was read as text; the clock times of its messages were left out.'
