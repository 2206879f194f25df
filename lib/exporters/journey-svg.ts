import {
  JOURNEY_ROWS,
  type Journey,
  type JourneyEntry,
  type JourneyStage,
} from '../../supabase/functions/_shared/documents/journey.ts'
import { emotionLine } from './journey-curve.ts'
import { ROW_TITLES, signed } from './journey-words.ts'
import { wrapText } from './wrap-text.ts'

/** How wide a text is in pixels, as the font that it will be shown in has it. */
export type Measure = (text: string, size: number, bold: boolean) => number

/** Where Inter has no letter, as for Chinese and Japanese, each system's own font has. */
const FONT =
  "'Inter', 'PingFang SC', 'Hiragino Sans', 'Microsoft YaHei', 'Yu Gothic', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif"
const INK = '#1e1b16'
const SOFT = '#575146'
const LINE = '#e1dcd2'
const MARGIN = 32
const NAME_WIDTH = 120
const COLUMN = 200
const PAD = 12
const SIZE = 13
const LEADING = 18
const CURVE = 120
/** Above and below the curve, for the score beside a point at its edge. */
const CURVE_PAD = 8
const BETWEEN = 6

interface Box {
  lines: string[]
  ink: string
}

/**
 * A journey as an SVG: the grid with its curve, all text as text. `fontFace` is a style sheet that brings the font.
 * Stages stand side by side, in as many columns as there are.
 */
export function journeyToSvg(
  title: string,
  journey: Journey,
  { measure, fontFace = '' }: { measure: Measure; fontFace?: string },
): { svg: string; width: number; height: number } {
  const { stages, about } = journey
  const width = Math.max(600, MARGIN * 2 + NAME_WIDTH + stages.length * COLUMN)
  const parts: string[] = []
  let y = MARGIN
  const wrap = (text: string, room: number, size = SIZE, bold = false) =>
    wrapText(text, room, (part) => measure(part, size, bold))

  for (const line of wrap(title, width - MARGIN * 2, 24, true)) {
    y += 28
    parts.push(text(MARGIN, y, line, { size: 24, bold: true }))
  }
  for (const line of wrap(about.text, width - MARGIN * 2)) {
    y += LEADING
    parts.push(text(MARGIN, y, line, { ink: SOFT }))
  }
  y += 20

  const left = (index: number) => MARGIN + NAME_WIDTH + index * COLUMN
  const heads = stages.map((stage, index) =>
    wrap(`${index + 1}. ${stage.title || 'Untitled stage'}`, COLUMN - PAD * 2, 14, true),
  )
  const headHeight = PAD * 2 + Math.max(...heads.map(({ length }) => length)) * 20
  for (const [index, lines] of heads.entries()) {
    for (const [at, line] of lines.entries()) {
      parts.push(text(left(index) + PAD, y + PAD + 15 + at * 20, line, { size: 14, bold: true }))
    }
  }
  const top = y
  y += headHeight

  for (const row of JOURNEY_ROWS) {
    if (row === 'feelings') {
      parts.push(rule(MARGIN, y, width - MARGIN), text(MARGIN, y + 24, 'Emotion curve', { ink: SOFT }))
      parts.push(curveOf(stages, left(0), y))
      y += CURVE + 2 * CURVE_PAD
    }
    const cells = stages.map((stage) =>
      stage[row].map((entry: JourneyEntry & { score?: number }): Box => {
        const score = entry.score === undefined ? '' : `${signed(entry.score)}  `
        return { lines: wrap(`${score}${entry.text}`, COLUMN - PAD * 2), ink: inkOf(entry.score) }
      }),
    )
    const height = Math.max(LEADING, ...cells.map(heightOf)) + PAD * 2
    parts.push(rule(MARGIN, y, width - MARGIN), text(MARGIN, y + 24, ROW_TITLES[row], { ink: SOFT }))
    for (const [index, boxes] of cells.entries()) {
      let at = y + PAD
      for (const { lines, ink } of boxes) {
        for (const line of lines) {
          at += LEADING
          parts.push(text(left(index) + PAD, at - 4, line, { ink }))
        }
        at += BETWEEN
      }
    }
    y += height
  }
  for (let index = 0; index < stages.length; index++) {
    parts.push(`<path d="M ${left(index)} ${top} V ${y}" stroke="${LINE}"/>`)
  }
  const height = y + MARGIN
  const style = fontFace === '' ? '' : `<style>${fontFace}</style>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}" role="img" aria-label="${escapeXml(title)}"><title>${escapeXml(title)}</title>${style}<rect width="100%" height="100%" fill="#fffdf9"/>${parts.join('')}</svg>`
  return { svg, width, height }
}

function heightOf(boxes: Box[]): number {
  const lines = boxes.reduce((sum, box) => sum + box.lines.length, 0)
  return lines * LEADING + Math.max(0, boxes.length - 1) * BETWEEN
}

function curveOf(stages: JourneyStage[], left: number, top: number): string {
  const { points, lines } = emotionLine(stages)
  const x = (percent: number) => left + (percent / 100) * stages.length * COLUMN
  const y = (percent: number) => top + CURVE_PAD + (percent / 100) * CURVE
  const drawn = lines.map(({ from, to, guessed }) => {
    const middle = (x(from.x) + x(to.x)) / 2
    const dashes = guessed ? ' stroke-dasharray="4 6"' : ''
    const path = `M ${x(from.x)} ${y(from.y)} C ${middle} ${y(from.y)}, ${middle} ${y(to.y)}, ${x(to.x)} ${y(to.y)}`
    return `<path d="${path}" fill="none" stroke="${SOFT}" stroke-width="2"${dashes}/>`
  })
  const dots = points.map((point) => {
    const ink = inkOf(point.mood)
    const label = text(x(point.x), y(point.y) + (point.mood >= 0 ? -12 : 22), signed(point.mood), {
      ink,
      bold: true,
      size: 12,
      middle: true,
    })
    return `<circle cx="${x(point.x)}" cy="${y(point.y)}" r="6" fill="${ink}"/>${label}`
  })
  return [...drawn, ...dots].join('')
}

function inkOf(score: number | undefined): string {
  if (score === undefined || score === 0) return INK
  return score > 0 ? '#2b6a42' : '#a1281e'
}

interface Style {
  size?: number
  bold?: boolean
  ink?: string
  middle?: boolean
}

function text(x: number, y: number, words: string, style: Style): string {
  const { size = SIZE, bold = false, ink = INK, middle = false } = style
  const weight = bold ? ' font-weight="600"' : ''
  const anchor = middle ? ' text-anchor="middle"' : ''
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${ink}"${weight}${anchor}>${escapeXml(words)}</text>`
}

function rule(from: number, y: number, to: number): string {
  return `<path d="M ${from} ${y} H ${to}" stroke="${LINE}"/>`
}

/** What XML cannot hold at all is left out. */
function escapeXml(words: string): string {
  return words
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
