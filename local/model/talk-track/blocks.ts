export interface Blocks {
  /** With their markup still on. An empty one stands where code was. */
  lines: string[]
  hasCode: boolean
  hasPicture: boolean
}

const TABLE_RULE = /^\s*\|?(?:\s*:?-{3,}:?\s*\|)+\s*(?::?-{3,}:?\s*)?$/
const CODE_FENCE = /^\s*(?:```|~~~)/
const STARTS_BLOCK = /^\s*(?:[-*+•‣◦▪–—→]\s|\d{1,2}[.)]\s|#{1,6}\s|>|\||!\[|<)/
const ENDS_SENTENCE = /[.!?…:。！？：][”"')）」]*\s*$/
const LEFT_OPEN =
  /(?:,|\b(?:and|or|the|a|of|to|in|with|for|und|oder|der|die|das|von|zu|et|ou|le|la|de|y|o|el))$/i
/** A line this long was broken by an editor rather than by its author. */
const WRAPPED_AT = 45

/** Reads the lines of a slide: code left out, table rows cut to their first cell, wrapped lines joined again. */
export function readBlocks(body: string): Blocks {
  const blocks: Blocks = { lines: [], hasCode: false, hasPicture: false }
  let inCode = false
  let open = false
  for (const line of body.split('\n')) {
    if (CODE_FENCE.test(line)) {
      inCode = !inCode
      blocks.hasCode = true
      blocks.lines.push('')
      open = false
    } else if (!inCode) {
      if (/!\[[^\]]*\]\(|<img\b|<svg\b|^\s*\[(?:image|chart|diagram|picture)\b/i.test(line))
        blocks.hasPicture = true
      const last = blocks.lines.at(-1) ?? ''
      // The line under a table's head says that the row above names its columns.
      if (TABLE_RULE.test(line)) blocks.lines.pop()
      if (open && continues(last, line)) blocks.lines[blocks.lines.length - 1] = `${last} ${line.trim()}`
      else if (line.trim() !== '') blocks.lines.push(firstCell(line))
      open = line.trim() !== ''
    }
  }
  return blocks
}

function continues(open: string, line: string): boolean {
  if (line.trim() === '' || STARTS_BLOCK.test(line) || ENDS_SENTENCE.test(open)) return false
  if (!/^\s*[\p{Ll}(]/u.test(line)) return LEFT_OPEN.test(open)
  return open.trim().length >= WRAPPED_AT || LEFT_OPEN.test(open)
}

function firstCell(line: string): string {
  return /^\s*\|.*\|\s*$/.test(line) ? (line.split('|')[1] ?? '') : line
}
