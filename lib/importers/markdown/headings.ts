import { parseBlocks } from './parser.ts'

/** A place where a slide begins: a heading of some level, or a ruler (level 0). */
export interface Mark {
  level: number
  /** The first line of the heading or ruler, and the first line after it. */
  line: number
  after: number
}

/** The headings and rulers of a document that stand in no list, quote or code, in order. */
export function findMarks(source: string): Mark[] {
  const marks: Mark[] = []
  for (const token of parseBlocks(source, {})) {
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
export function findSlideLevel(marks: Mark[], lines: string[]): number {
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

function hasContent(mark: Mark, next: Mark | undefined, lines: string[]): boolean {
  return lines
    .slice(mark.after, next?.line)
    .some((line) => line.trim() !== '' && !/^\s*<!--.*-->\s*$/.test(line))
}

/** The document cut before each heading up to `slideLevel` and at each ruler. */
export function sliceAtMarks(lines: string[], marks: Mark[], slideLevel: number): string[] {
  const slices: string[] = []
  let start = 0
  for (const mark of marks) {
    if (mark.level > slideLevel) continue
    slices.push(lines.slice(start, mark.line).join('\n'))
    start = mark.level === 0 ? mark.after : mark.line
  }
  slices.push(lines.slice(start).join('\n'))
  return slices.filter((slice) => slice.trim() !== '')
}

/** The lines on which the items of a document's top-level lists begin. */
export function findTopItems(source: string): number[] {
  return parseBlocks(source, {}).flatMap((token) =>
    token.type === 'list_item_open' && token.level === 1 && token.map ? [token.map[0]] : [],
  )
}
