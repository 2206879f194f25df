import { type MarkdownEnv, parseBlocks, type Token } from './parser.ts'

const MAX_REPAIRS = 5

/** The lines of a text with a flag for each: does it stand in code, a comment, a script or a style? */
export interface ScannedLines {
  lines: string[]
  opaque: boolean[]
}

/**
 * Finds the lines that no separator, note marker or setting can stand on. A fence or comment that is never closed
 * ends at the next `---`, as in most slide tools: otherwise one forgotten mark would swallow the rest of the deck.
 */
export function scanLines(source: string, env: MarkdownEnv = {}): ScannedLines {
  const lines = source.split('\n')
  const opaque = lines.map(() => false)
  let offset = 0
  for (let repair = 0; repair <= MAX_REPAIRS; repair++) {
    const tokens = parseBlocks(offset === 0 ? source : lines.slice(offset).join('\n'), env)
    const open = markOpaque(tokens, lines, opaque, offset)
    if (open === null) break
    const next = lines.findIndex((line, index) => index > open && /^---\s*$/.test(line))
    const end = next === -1 ? lines.length : next
    opaque.fill(true, open, end)
    opaque.fill(false, end)
    if (next === -1) break
    offset = end
  }
  return { lines, opaque }
}

// Marks what the tokens cover; answers the first line of a fence that runs to the end without being closed.
function markOpaque(tokens: Token[], lines: string[], opaque: boolean[], offset: number): number | null {
  for (const token of tokens) {
    if (!token.map || !isOpaque(token)) continue
    const start = token.map[0] + offset
    const end = token.map[1] + offset
    if (end >= lines.length && isOpenEnded(token, lines, start)) return start
    opaque.fill(true, start, end)
  }
  return null
}

function isOpenEnded(token: Token, lines: string[], start: number): boolean {
  if (token.type === 'fence') return !isClosed(lines, start, token.markup)
  return /^\s*<!--/.test(token.content) && !token.content.includes('-->')
}

function isClosed(lines: string[], start: number, markup: string): boolean {
  for (let line = lines.length - 1; line > start; line--) {
    const text = (lines[line] ?? '').replace(/^[\s>]+/, '').trimEnd()
    if (text === '') continue
    return text.startsWith(markup) && /^(`+|~+)$/.test(text)
  }
  return false
}

function isOpaque(token: Token): boolean {
  if (token.type === 'fence' || token.type === 'math_block') return true
  return token.type === 'html_block' && /^\s*<(?:!--|script\b|style\b|pre\b|textarea\b)/i.test(token.content)
}

/** The text with the lines that `drop` takes made empty: they part paragraphs. Code and comments are left alone. */
export function withoutLines(source: string, drop: (line: string) => boolean): string {
  const { lines, opaque } = scanLines(source)
  return lines.map((line, index) => (opaque[index] || !drop(line) ? line : '')).join('\n')
}

/** The text cut at the lines that `isSeparator` takes, which are left out. */
export function splitAtLines(source: string, isSeparator: (line: string) => boolean): string[] {
  const { lines, opaque } = scanLines(source)
  const parts: string[][] = [[]]
  for (const [index, line] of lines.entries()) {
    if (!opaque[index] && isSeparator(line)) parts.push([])
    else parts.at(-1)?.push(line)
  }
  return parts.map((part) => part.join('\n'))
}
