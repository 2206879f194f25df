import { quoteFault } from '../../text/quotes.ts'
import type { MaterialLine } from './tasks.ts'

/** Why a quote does not rest on the lines it names, as a half sentence; null when it does. */
export function quoteProblem(
  { lines, quote }: { lines: number[]; quote: string },
  material: MaterialLine[],
): string | null {
  if (lines.length === 0) return 'names no line'
  const said = lines.map((number) => material.find(({ line }) => line === number)?.text)
  const missing = lines.filter((_number, index) => said[index] === undefined)
  if (missing.length > 0) return `names line ${missing.join(', ')}, which is not in your part`
  const fault = quoteFault(
    quote,
    said.map((text) => text ?? ''),
  )
  if (fault === 'absent') return `quotes words that line ${lines.join(', ')} does not hold`
  return fault === 'short' ? 'quotes too few words to rest on' : null
}
