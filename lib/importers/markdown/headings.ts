import type { Token } from './parser.ts'
import type { SourceLines } from './source-lines.ts'

/** A place where a slide begins: a heading of some level, or a ruler (level 0). */
export interface Mark {
  level: number
  /** The first line of the heading or ruler, and the first line after it. */
  line: number
  after: number
}

/** The headings and rulers of a document that stand in no list, quote or code, in order. */
export function findMarks(tokens: Token[]): Mark[] {
  const marks: Mark[] = []
  for (const token of tokens) {
    if (token.level !== 0 || !token.map) continue
    const [line, after] = token.map
    if (token.type === 'heading_open') marks.push({ level: Number(token.tag.slice(1)), line, after })
    else if (token.type === 'hr') marks.push({ level: 0, line, after })
  }
  return marks
}

/**
 * Pandoc's rule: slides begin at the highest heading level that is followed by content rather than by another
 * heading. When that makes one slide of a whole document with a single main title, the next level counts.
 */
export function findSlideLevel(marks: Mark[], { lines }: SourceLines): number {
  const headings = marks.filter((mark) => mark.level > 0)
  const followed = headings.filter((mark, index) => hasContent(mark, headings[index + 1], lines))
  const levels = new Set((followed.length > 0 ? followed : headings).map((mark) => mark.level))
  for (const level of [...levels].sort((a, b) => a - b)) {
    const count = headings.filter((mark) => mark.level === level).length
    const deeper = headings.some((mark) => mark.level > level)
    if (count > 1 || !deeper) return level
  }
  return Math.min(...levels, 6)
}

function hasContent(mark: Mark, next: Mark | undefined, lines: readonly string[]): boolean {
  return lines.slice(mark.after, next?.line).some((line) => line.trim() !== '' && !isCommentLine(line))
}

/** Is this line nothing but a comment? */
export function isCommentLine(line: string): boolean {
  const text = line.trim()
  return text.startsWith('<!--') && text.endsWith('-->')
}

/** The document from a line on, cut before each heading up to `slideLevel` and at each ruler. */
export function sliceAtMarks(
  source: SourceLines,
  marks: Mark[],
  slideLevel: number,
  firstLine = 0,
): SourceLines[] {
  const slices: SourceLines[] = []
  let start = firstLine
  for (const mark of marks) {
    if (mark.level > slideLevel || mark.line < firstLine) continue
    slices.push(source.slice(start, mark.line))
    start = mark.level === 0 ? mark.after : mark.line
  }
  slices.push(source.slice(start))
  return slices.filter((slice) => !slice.isBlank)
}

/** The lines on which the items of a document's top-level lists begin. */
export function findTopItems(tokens: Token[]): number[] {
  return tokens.flatMap((token) =>
    token.type === 'list_item_open' && token.level === 1 && token.map ? [token.map[0]] : [],
  )
}
