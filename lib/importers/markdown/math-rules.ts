import type { StateBlock, StateInline } from 'markdown-it'

const DOLLAR = 0x24
const MAX_INLINE_LENGTH = 1_000

/**
 * `$…$` kept as it is written, so that underscores, asterisks and backslashes in it mean nothing. By Pandoc's
 * rule: no space inside the dollars and no digit after, so that prices stay prices.
 */
export function inlineMath(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state
  if (src.charCodeAt(pos) !== DOLLAR) return false
  const marker = src.charCodeAt(pos + 1) === DOLLAR ? '$$' : '$'
  const start = pos + marker.length
  if (marker === '$' && /\s/.test(src.charAt(start))) return false
  const limit = Math.min(state.posMax, start + MAX_INLINE_LENGTH)
  let end = src.indexOf(marker, start + 1)
  while (end !== -1 && end < limit) {
    const before = src.charAt(end - 1)
    if (before !== '\\' && (marker === '$$' || (!/\s/.test(before) && !/\d/.test(src.charAt(end + 1))))) break
    end = src.indexOf(marker, end + 1)
  }
  if (end === -1 || end + marker.length > limit) return false
  if (!silent) {
    const token = state.push('math_inline', 'math', 0)
    token.content = src.slice(start, end)
    token.markup = marker
  }
  state.pos = end + marker.length
  return true
}

/** A `$$` paragraph, also with Slidev's `{1|3|all}` behind the opening dollars. */
export function blockMath(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const lineText = (line: number) =>
    state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])
  const first = lineText(startLine)
  if (!first.startsWith('$$') || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false
  const rest = first.slice(2).trim()
  if (rest.length > 2 && rest.endsWith('$$')) {
    if (silent) return true
    pushMath(state, startLine, startLine + 1, rest.slice(0, -2).trim())
    return true
  }
  for (let line = startLine + 1; line < endLine; line++) {
    const text = lineText(line).trimEnd()
    if (text.trim() !== '' && (state.sCount[line] ?? 0) < state.blkIndent) return false
    if (!text.endsWith('$$')) continue
    if (silent) return true
    const opening = /^\{[^}]*\}$/.test(rest) || rest === '' ? '' : `${rest}\n`
    const inner = state.getLines(startLine + 1, line, state.blkIndent, false)
    pushMath(state, startLine, line + 1, `${opening}${inner}\n${text.slice(0, -2)}`.trim())
    return true
  }
  return false
}

function pushMath(state: StateBlock, startLine: number, endLine: number, content: string): void {
  const token = state.push('math_block', 'math', 0)
  token.block = true
  token.content = content
  token.map = [startLine, endLine]
  state.line = endLine
}
