const OPENING = /<(aside|div)\s[^>]{0,200}?class=["']?[^"'>]{0,100}\bnotes\b[^>]{0,200}>/gi

/**
 * Takes `<aside class="notes">` and `<div class="notes">` out of a slide's source: the Markdown inside is split
 * over several blocks by the parser, so the tags around it have to be found before.
 */
export function takeNoteElements(source: string): { text: string; notes: string[] } {
  const notes: string[] = []
  let text = ''
  let position = 0
  for (const match of source.matchAll(OPENING)) {
    if (match.index < position) continue
    const start = match.index + match[0].length
    const closing = source.indexOf(`</${(match[1] ?? '').toLowerCase()}>`, start)
    if (closing === -1) break
    notes.push(source.slice(start, closing))
    text += source.slice(position, match.index)
    position = source.indexOf('>', closing) + 1
  }
  return { text: text + source.slice(position), notes }
}
