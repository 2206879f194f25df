import { markdownTable } from '../markdown/render-blocks.ts'
import { child, childrenNamed, descend, descendants, type XmlElement } from './xml.ts'

const MAX_ROWS = 12

/** A chart's title, names and numbers: what a speaker would read off it. */
export function chartText(chartSpace: XmlElement): string {
  const chart = child(chartSpace, 'chart')
  const title = richText(descend(chart, 'title', 'tx'))
  const series = descendants(descend(chart, 'plotArea'), 'ser')
  const names = series.map((one) => cachedValues(child(one, 'tx'))[0] ?? '')
  const categories = series
    .map((one) => cachedValues(child(one, 'cat') ?? child(one, 'xVal')))
    .find((list) => list.length > 0)
  const values = series.map((one) => cachedValues(child(one, 'val') ?? child(one, 'yVal')))
  const head = title ? `[chart: ${title}]` : '[chart]'
  const rows = (categories ?? [])
    .slice(0, MAX_ROWS)
    .map((category, row) => [category, ...values.map((list) => shortNumber(list[row] ?? ''))])
  if (rows.length === 0) return [head, names.filter(Boolean).join(', ')].filter(Boolean).join('\n')
  const more = (categories?.length ?? 0) - rows.length
  const table = markdownTable([['', ...names], ...rows])
  return [head, table, more > 0 ? `(and ${more} more rows)` : ''].filter(Boolean).join('\n\n')
}

function richText(element: XmlElement | undefined): string {
  const rich = descendants(element, 't').map((part) => part.text)
  const texts = rich.length > 0 ? rich : cachedValues(element)
  return texts.join('').replace(/\s+/g, ' ').trim()
}

// Charts keep a copy of the numbers that they show, by index; holes are holes.
function cachedValues(element: XmlElement | undefined): string[] {
  const values: string[] = []
  const levels = descendants(element, 'lvl')
  // Categories on several levels: the first one is the innermost.
  const points = levels.length > 0 ? childrenNamed(levels[0], 'pt') : descendants(element, 'pt')
  for (const point of points) {
    const index = Number(point.attributes.idx)
    if (Number.isInteger(index) && index >= 0 && index < 10_000)
      values[index] = child(point, 'v')?.text.trim() ?? ''
  }
  if (values.length === 0) return descendants(element, 'v').map((value) => value.text.trim())
  return Array.from(values, (value) => value ?? '')
}

// 0.30000000000000004 is what a spreadsheet stores, not what a chart shows.
function shortNumber(value: string): string {
  const number = Number(value)
  return value !== '' && Number.isFinite(number) ? String(Number(number.toPrecision(6))) : value
}
