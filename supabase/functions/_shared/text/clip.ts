/** Shortens text to at most `length` characters, at the end of a word where there is one near, with an ellipsis. */
export function clip(text: string, length: number): string {
  const trimmed = text.trim()
  if (trimmed.length <= length) return trimmed
  const head = trimmed
    .slice(0, length - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '')
  const lastSpace = head.lastIndexOf(' ')
  return `${(lastSpace > length * 0.5 ? head.slice(0, lastSpace) : head).trimEnd()}…`
}

/** Text on one line: runs of white space become one space. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
