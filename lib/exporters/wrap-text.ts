/** Chinese, Japanese and Thai break between any two of their parts, all else between words. */
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Text in lines no wider than there is room; a word that is wider by itself is broken. */
export function wrapText(text: string, room: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const part of partsOf(text.replace(/\s+/g, ' ').trim())) {
    if (widthOf(line + part) <= room) {
      line += part
      continue
    }
    if (line.trim() !== '') lines.push(line.trim())
    line = part.trimStart()
    while (widthOf(line) > room) {
      const head = fitting(line, room, widthOf)
      lines.push(head)
      line = line.slice(head.length)
    }
  }
  if (line.trim() !== '') lines.push(line.trim())
  return lines
}

/** Words with the marks that must not begin a line, and spaces. */
function partsOf(text: string): string[] {
  const parts: string[] = []
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    const last = parts.at(-1)
    const joins = last !== undefined && !/\s$/.test(last) && !isWordLike && !/^[\s([{“‘「『（]/.test(segment)
    if (joins) parts[parts.length - 1] = last + segment
    else parts.push(segment)
  }
  return parts
}

/** As much of its start as fits, a character at least. */
function fitting(text: string, room: number, widthOf: (text: string) => number): string {
  let head = ''
  for (const { segment } of graphemes.segment(text)) {
    if (head !== '' && widthOf(head + segment) > room) break
    head += segment
  }
  return head
}
