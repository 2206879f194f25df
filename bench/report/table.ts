import type { Figure } from '../figures.ts'
import { rowOf } from './row.ts'

/** The table as a terminal shows it. */
export function table(figures: Figure[]): string {
  const rows = [['measure', 'reach', 'measured', 'n'], ...figures.map(rowOf)]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const rule = widths.map((width) => '─'.repeat(width)).join('  ')
  return [lines[0], rule, ...lines.slice(1)].join('\n')
}
