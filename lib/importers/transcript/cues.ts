import { type FileLine, fileLines, isBlank, readTimeLine } from './caption-lines.ts'
import type { TranscriptWarnings } from './warnings.ts'

/** A cue as it stands in the file: its times, and its lines with all their tags. */
export interface Cue {
  at: number
  start: number | null
  end: number | null
  lines: string[]
}

const COMMENT_BLOCK = /^(?:NOTE|STYLE|REGION)(?:\s|$)/

/**
 * The cues of a SubRip or WebVTT file, and of one that is neither quite. Between two time lines stands one cue's text,
 * the number of the next, and now and then the text of a cue whose time line is lost: that is kept, without a time.
 */
export function readCues(text: string, warnings: TranscriptWarnings): Cue[] {
  const lines = fileLines(text)
  const timed = lines.flatMap((line, index) => (readTimeLine(line.text) ? [index] : []))
  const numbered = timed.some((index) => isNumber(lines[index - 1]))
  const cues: Cue[] = []
  readBetween(lines.slice(0, endOfText(lines, 0, timed[0] ?? lines.length)), null)

  for (const [order, index] of timed.entries()) {
    const line = lines[index] as FileLine
    const time = readTimeLine(line.text)
    if (!time) continue
    if (!time.sound) warnings.at('bad_time', line.at)
    const cue: Cue = { at: line.at, start: time.start, end: time.end, lines: time.text ? [time.text] : [] }
    cues.push(cue)
    const next = timed[order + 1] ?? lines.length
    readBetween(lines.slice(index + 1, endOfText(lines, index + 1, next)), cue)
    if (cue.lines.length === 0) warnings.at('no_words', cue.at)
  }
  return cues.filter((cue) => cue.lines.length > 0)

  function readBetween(between: FileLine[], cue: Cue | null): void {
    for (const block of blocksOf(between)) {
      const first = block[0] as FileLine
      const adjacent = first === between[0] && cue !== null
      if (!adjacent && COMMENT_BLOCK.test(first.text)) continue
      const opensLost = numbered && isNumber(first) && block.length > 1
      if (adjacent || (cue && cue.lines.length === 0 && !opensLost)) {
        for (const line of block) cue.lines.push(line.text)
        continue
      }
      const lost = numbered && isNumber(first) ? block.slice(1) : block
      if (lost.length === 0) continue
      warnings.at('no_time', first.at)
      cues.push({ at: first.at, start: null, end: null, lines: lost.map((line) => line.text) })
    }
  }
}

/** Where the text before a time line ends: the number or name of its cue stands in between. */
function endOfText(lines: readonly FileLine[], from: number, timeLine: number): number {
  const last = timeLine - 1
  if (timeLine >= lines.length || last < from || isBlank(lines[last])) return timeLine
  const opensBlock = last === from ? from === 0 : isBlank(lines[last - 1])
  const onlyText = last === from && from > 0
  if (isNumber(lines[last]) && !onlyText) return last
  // Names of cues have no spaces as a rule; what has them was said.
  const isName = opensBlock && !onlyText && !/\S\s+\S/.test(lines[last]?.text ?? '')
  return isName ? last : timeLine
}

function blocksOf(lines: FileLine[]): FileLine[][] {
  const blocks: FileLine[][] = []
  let open: FileLine[] | null = null
  for (const line of lines) {
    if (isBlank(line)) open = null
    else if (open) open.push(line)
    else {
      open = [line]
      blocks.push(open)
    }
  }
  return blocks
}

function isNumber(line: FileLine | undefined): boolean {
  return line !== undefined && /^\s*\d{1,6}\s*$/.test(line.text)
}
