import { type MarkdownEnv, parseBlocks, type Token } from './parser.ts'

const MAX_REPAIRS = 5

/**
 * Lines of a deck, each with the knowledge whether it stands in code, a comment, a script or a style, where no
 * separator, note mark or setting can stand. A deck is scanned once; its slides are cut out of what was found.
 */
export class SourceLines {
  readonly lines: readonly string[]
  readonly opaque: readonly boolean[]

  constructor(lines: readonly string[], opaque: readonly boolean[]) {
    this.lines = lines
    this.opaque = opaque
  }

  get text(): string {
    return this.lines.join('\n')
  }

  get isBlank(): boolean {
    return this.lines.every((line) => line.trim() === '')
  }

  slice(start: number, end?: number): SourceLines {
    return new SourceLines(this.lines.slice(start, end), this.opaque.slice(start, end))
  }

  /** The first line that passes the test and may mean something, or -1. */
  find(test: (line: string) => boolean): number {
    return this.lines.findIndex((line, index) => !this.opaque[index] && test(line))
  }

  /** The parts between the lines that are separators. */
  split(isSeparator: (line: string) => boolean): SourceLines[] {
    const parts: SourceLines[] = []
    let start = 0
    for (const [index, line] of this.lines.entries()) {
      if (this.opaque[index] || !isSeparator(line)) continue
      parts.push(this.slice(start, index))
      start = index + 1
    }
    parts.push(this.slice(start))
    return parts
  }

  /** The same lines with some of them changed; a line made empty parts paragraphs. */
  map(change: (line: string) => string): SourceLines {
    return new SourceLines(
      this.lines.map((line, index) => (this.opaque[index] ? line : change(line))),
      this.opaque,
    )
  }
}

/** The scanned lines of a document, and its blocks as CommonMark has them. */
export interface ScannedSource {
  source: SourceLines
  tokens: Token[]
}

/**
 * Scans a whole document. A fence or comment that is never closed ends at the next `---`, as in most slide tools:
 * otherwise one forgotten mark would swallow the rest of the deck.
 */
export function scanSource(text: string, env: MarkdownEnv): ScannedSource {
  const lines = text.split('\n')
  const opaque = lines.map(() => false)
  const tokens = parseBlocks(text, env)
  let open = markOpaque(tokens, lines, opaque, 0)
  for (let repair = 0; repair < MAX_REPAIRS && open !== null; repair++) {
    const begin = open
    const next = lines.findIndex((line, index) => index > begin && /^---\s*$/.test(line))
    opaque.fill(true, begin, next === -1 ? lines.length : next)
    if (next === -1) break
    opaque.fill(false, next)
    open = markOpaque(parseBlocks(lines.slice(next).join('\n'), env), lines, opaque, next)
  }
  return { source: new SourceLines(lines, opaque), tokens }
}

// Marks what the tokens cover; answers the first line of a block that runs to the end without being closed.
function markOpaque(tokens: Token[], lines: string[], opaque: boolean[], offset: number): number | null {
  const lastLine = lines.findLastIndex((line) => line.trim() !== '')
  for (const token of tokens) {
    if (!token.map || !isOpaque(token)) continue
    const start = token.map[0] + offset
    const end = token.map[1] + offset
    opaque.fill(true, start, end)
    if (end > lastLine && isOpenEnded(token, lines, start)) return start
  }
  return null
}

function isOpaque(token: Token): boolean {
  if (token.type === 'fence' || token.type === 'math_block') return true
  return token.type === 'html_block' && /^\s*<(?:!--|script\b|style\b|pre\b|textarea\b)/i.test(token.content)
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
