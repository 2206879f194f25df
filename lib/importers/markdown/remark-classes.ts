import { scanLines } from './lines.ts'

// Bounded, so that a text made of dots costs no more than its length.
const CLASS_MARK = /(?<![\w)\]`])(?:\.[A-Za-z_][\w-]{0,60}){1,6}\[/g

/**
 * Takes `.class[` and its `]` away and keeps what is between, also when it spans paragraphs and fenced code.
 * Brackets in code are not counted, and a mark whose bracket never closes is left as it is.
 */
export function unwrapClasses(source: string): string {
  const text = detachFenceBrackets(source)
  if (!text.includes('[')) return text
  const codeRanges = findCode(text)
  const removed: [number, number][] = []
  const open: ([number, number] | null)[] = []
  const marks = new Map(
    [...text.matchAll(CLASS_MARK)].map((match) => [match.index + match[0].length - 1, match.index]),
  )
  for (let position = 0, range = 0; position < text.length; position++) {
    while ((codeRanges[range]?.[1] ?? Number.POSITIVE_INFINITY) <= position) range++
    const code = codeRanges[range]
    if (code && position >= code[0]) {
      position = code[1] - 1
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

// "```]" closes the fence and the class at once; a Markdown parser wants the fence alone on its line.
function detachFenceBrackets(source: string): string {
  return source
    .replace(/^([ \t]*(?:`{3,}|~{3,}))(\]+)[ \t]*$/gm, '$1\n$2')
    .replace(/^([ \t]*(?:\.[A-Za-z_][\w-]*)+\[)(`{3,})/gm, '$1\n$2')
}

// Fenced code by line, and code in backticks within the other lines.
function findCode(text: string): [number, number][] {
  const { lines, opaque } = scanLines(text)
  const ranges: [number, number][] = []
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
  return ranges
}

function cutOut(text: string, removed: [number, number][]): string {
  let result = ''
  let position = 0
  for (const [start, end] of removed.sort((a, b) => a[0] - b[0])) {
    result += text.slice(position, start)
    position = end
  }
  return result + text.slice(position)
}
