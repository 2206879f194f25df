import { parseTime, TIME } from './times.ts'

/** A line of a caption file, with its number in the file, counted from 1. */
export interface FileLine {
  at: number
  text: string
}

/** A line with an arrow between two times. Either may be broken, and then it is null. */
export interface TimeLine {
  start: number | null
  end: number | null
  /** Both could be read. */
  sound: boolean
  /** Words behind the times, on the same line; cue settings are none. */
  text: string
}

const ARROW = /-{1,3}>|[–—]>|→/
const SETTING = /^(?:(?:region|vertical|line|position|size|align):\S+|[XY][12]:\S+)$/i
const LEADING_TIME = new RegExp(`^(${TIME})(?=\\s|$)\\s*`)

/** The lines of a file, numbered; where every other line is blank, as after a bad conversion, those go. */
export function fileLines(text: string): FileLine[] {
  const lines = text.split('\n').map((line, index) => ({ at: index + 1, text: line }))
  let times = 0
  let spaced = 0
  for (const [index, line] of lines.entries()) {
    if (!readTimeLine(line.text)) continue
    times++
    if (isBlank(lines[index + 1]) && isBlank(lines[index - 1]) && !isBlank(lines[index + 2])) spaced++
  }
  // A cue without words is followed by a blank line too, but it has its number directly above.
  if (times < 2 || spaced < times * 0.6 || !alternates(lines)) return lines
  return lines.filter((line, index) => !isBlank(line) || isBlank(lines[index - 1]))
}

function alternates(lines: readonly FileLine[]): boolean {
  const neighbours = lines.filter((line, index) => index > 0 && !isBlank(line) && !isBlank(lines[index - 1]))
  return neighbours.length < lines.length / 20
}

/** What a line says of a cue's times, or null when it is no time line. */
export function readTimeLine(line: string): TimeLine | null {
  const arrow = ARROW.exec(line)
  if (!arrow || !/\d/.test(line)) return null
  const left = line.slice(0, arrow.index).trim()
  const right = line.slice(arrow.index + arrow[0].length).trim()
  const start = parseTime(left)
  const leading = LEADING_TIME.exec(right)
  const end = leading ? parseTime(leading[1] ?? '') : null
  // "A --> B" may be said, too: one side has to look like a time.
  if (start === null && end === null && !(/^[\d:.,\s]+$/.test(left) && left.includes(':'))) return null
  const rest = leading ? right.slice(leading[0].length) : right.replace(/^\S*[:\d]\S*\s*/, '')
  const words = rest.split(/\s+/).filter(Boolean)
  return {
    start,
    end,
    sound: start !== null && end !== null,
    text: words.every((word) => SETTING.test(word)) ? '' : rest,
  }
}

export function isBlank(line: FileLine | undefined): boolean {
  return line === undefined || line.text.trim() === ''
}

/** SubRip writes milliseconds after a comma, WebVTT after a point. Null when there are no cues in a text. */
export function captionFormat(text: string): 'srt' | 'vtt' | null {
  if (/^\s*WEBVTT(?=\s|$)/.test(text)) return 'vtt'
  let commas = 0
  let points = 0
  for (const line of text.split('\n')) {
    if (!readTimeLine(line)?.sound) continue
    if (/\d,\d/.test(line)) commas++
    else points++
  }
  return commas + points === 0 ? null : commas >= points ? 'srt' : 'vtt'
}
