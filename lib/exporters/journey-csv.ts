import {
  JOURNEY_ROWS,
  type Journey,
  type JourneyEntry,
} from '../../supabase/functions/_shared/documents/journey.ts'
import { placeOf } from './journey-places.ts'

const HEAD = ['stage', 'stage name', 'row', 'text', 'score', 'quote', 'source', 'where']

/** A journey for a spreadsheet: a line for each quote of each entry, so that none is lost. */
export function journeyToCsv(journey: Journey): string {
  const { stages } = journey
  const lines = stages.flatMap((stage, index) =>
    JOURNEY_ROWS.flatMap((row) =>
      stage[row].flatMap((entry: JourneyEntry & { score?: number }) => {
        const own = [index + 1, stage.title, row, entry.text, entry.score ?? '']
        if (entry.sources.length === 0) return [[...own, '', '', '']]
        return entry.sources.map((source) => {
          const { name, where } = placeOf(source, journey)
          return [...own, source.quote, name, where]
        })
      }),
    ),
  )
  // The mark at the start is how Excel knows that it is UTF-8.
  return `\ufeff${[HEAD, ...lines].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`
}

/** How a formula begins, for a spreadsheet of one country or another. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

/** Text that a spreadsheet would take for a formula is told apart by an apostrophe; numbers are ours. See docs/exports.md. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
