// What jsonb and readers cannot use: control characters other than tab and line feed, and zero-width
// characters that only help a layout (joiners stay, scripts and emoji need them).
const CONTROLS = /(?![\t\n])\p{Cc}|[\u200b\u2060\ufeff]/gu

/** Text that can be stored and read: line feeds only, no control characters, no half surrogate pairs. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(CONTROLS, '')
    .replaceAll('\u00a0', ' ')
    .toWellFormed()
}

/** A block of text without trailing spaces, without more than one empty line in a row, trimmed. */
export function tidyBlock(text: string): string {
  const lines: string[] = []
  for (const line of cleanText(text).split('\n')) {
    const kept = line.trimEnd()
    if (kept !== '' || (lines.length > 0 && lines.at(-1) !== '')) lines.push(kept)
  }
  while (lines.at(-1) === '') lines.pop()
  return lines.join('\n')
}

/** One line of text: what was on several lines is joined by spaces. */
export function tidyLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim()
}

/** The first `max` characters (UTF-16 units) at most, never half of one, with an ellipsis when cut. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text
  const end = max - 1
  const last = text.charCodeAt(end - 1)
  const cutsPair = last >= 0xd800 && last <= 0xdbff
  return `${text.slice(0, cutsPair ? end - 1 : end).trimEnd()}…`
}
