const DATE = String.raw`\d{1,4}[./-]\d{1,2}[./-]\d{1,4}`
const CLOCK = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?`

/** How the messages of chats are written down: each gives the name and the words. */
const MESSAGES: RegExp[] = [
  // WhatsApp, Telegram, Signal: "12/03/2024, 10:15 - Ana: Hi", "[12.03.24, 10:15:02] Ana: Hi"
  new RegExp(
    `^[\\u200e\\u200f]*\\[?${DATE},?\\s+${CLOCK}\\]?\\s*[-–]?\\s*(?<name>[^:]{1,60}):\\s(?<text>.*)$`,
    'u',
  ),
  // IRC and its heirs: "[10:15] <ana> Hi"
  new RegExp(`^\\[?${CLOCK}\\]?\\s*<(?<name>[^<>]{1,40})>\\s?(?<text>.*)$`),
  // The chat of a video call: "10:15:02 From Ana to Everyone : Hi"
  new RegExp(`^${CLOCK}\\s+From\\s+(?<name>.{1,60}?)(?:\\s+to\\s+.{1,60}?)?\\s*:\\s?(?<text>.*)$`, 'i'),
]
// Slack, Teams, Discord, copied: a line with the name and the clock of the day, the words below it.
const HEADER = /^(?<name>\S.{0,50}?)\s+\[?(?:Today at |Yesterday at )?\d{1,2}:\d{2}\s?[AP]M\]?$/

/** One line of a chat: whose message it begins, and its words. */
export interface ChatLine {
  name: string
  text: string
}

/** Reads a line (one space between words) as the start of a message, or null. */
export function readChatLine(line: string): ChatLine | null {
  for (const pattern of [...MESSAGES, HEADER]) {
    const groups = pattern.exec(line)?.groups
    if (groups?.name) return { name: groups.name.trim(), text: groups.text ?? '' }
  }
  return null
}

/** Is a text what people wrote to each other, and not what they said? */
export function isChat(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== '')
  const messages = filled.filter((line) => readChatLine(line) !== null).length
  return messages >= 2 && messages >= filled.length * 0.2
}

export const CHAT_WARNING =
  'This looks like a chat log, not like something that was said. It was read as text; the clock times of its messages were left out.'
