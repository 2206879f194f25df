/** Lines as a person cites them: line 4; lines 3–5, 9. */
export function linesLabel(lines: number[]): string {
  const runs: [number, number][] = []
  for (const line of lines) {
    const last = runs.at(-1)
    if (last && last[1] === line - 1) last[1] = line
    else runs.push([line, line])
  }
  const shown = runs.slice(0, 4).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`))
  const rest = runs.length > 4 ? '…' : ''
  return `${lines.length === 1 ? 'line' : 'lines'} ${shown.join(', ')}${rest}`
}
