import type { SourceLines } from './source-lines.ts'

type Range = [start: number, end: number]

// Bounded, so that a text made of dots costs no more than its length.
const CLASS_MARK = /(?<![\w)\]`])(?:\.[A-Za-z_][\w-]{0,60}){1,6}\[/g

/**
 * "```]" closes a fence and a class at once, and ".small[```" opens both; a Markdown parser wants a fence alone on
 * its line. Answers the text with such lines in two, or null when it has none.
 */
export function detachBrackets(text: string): string | null {
  const detached = text
    .replace(/^([ \t]*(?:`{3,}|~{3,}))(\]+)[ \t]*$/gm, '$1\n$2')
    .replace(/^([ \t]*(?:\.[A-Za-z_][\w-]{0,60}){1,6}\[)(`{3,})/gm, '$1\n$2')
  return detached === text ? null : detached
}

/**
 * Takes `.class[` and its `]` away and keeps what is between, also when it spans paragraphs and fenced code.
 * Brackets in code are not counted, and a mark whose bracket never closes is left as it is.
 */
export function unwrapClasses(source: SourceLines): string {
  const { text } = source
  const marks = new Map<number, number>()
  for (const match of text.matchAll(CLASS_MARK)) marks.set(match.index + match[0].length - 1, match.index)
  if (marks.size === 0) return text
  const code = findCode(source)
  const open: (Range | null)[] = []
  const removed: Range[] = []
  for (let position = 0, next = 0; position < text.length; position++) {
    while (next < code.length && (code[next]?.[1] ?? 0) <= position) next++
    const range = code[next]
    if (range && position >= range[0]) {
      position = range[1] - 1
      continue
    }
    const character = text[position]
    if (character === '\\') position++
    else if (character === '[') {
      const start = marks.get(position)
      open.push(start === undefined ? null : [start, position + 1])
    } else if (character === ']') {
      const mark = open.pop()
      if (mark) removed.push(mark, [position, position + 1])
    }
  }
  return cutOut(text, removed)
}

// Fenced code by line, and code in backticks within the other lines.
function findCode({ lines, opaque }: SourceLines): Range[] {
  const ranges: Range[] = []
  let offset = 0
  for (const [index, line] of lines.entries()) {
    if (opaque[index]) ranges.push([offset, offset + line.length])
    else {
      for (const match of line.matchAll(/(?<!`)(`+)(?!`)[^`]*\1(?!`)/g)) {
        ranges.push([offset + match.index, offset + match.index + match[0].length])
      }
    }
    offset += line.length + 1
  }
  return ranges.filter(([start, end]) => end > start)
}

function cutOut(text: string, removed: Range[]): string {
  let result = ''
  let position = 0
  for (const [start, end] of removed.sort((a, b) => a[0] - b[0])) {
    result += text.slice(position, start)
    position = end
  }
  return result + text.slice(position)
}
