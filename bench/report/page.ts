import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isReached } from '../figures.ts'
import type { Measure } from '../measure.ts'
import { root } from '../support/start-process.ts'
import type { Taken } from './machine.ts'
import type { Result, Results } from './results.ts'
import { rowOf } from './row.ts'

const INTRODUCTION = `# Benchmarks

Written by \`npm run bench\`; do not edit. \`npm run bench -- NAME\` runs one measure and replaces its numbers here.

Times are in milliseconds and come from one run on one machine, with whatever else it was doing at the time: *load* is
how many processes wanted a core in the last five minutes, the bench's own among them. A number alone says little on
another machine: hold it against the floor beside it, which was measured in the same run, and its *min* against its p50,
which says how disturbed the run was.`

/** docs/benchmarks.md from the last run of each measure. */
export function writePage(measures: readonly Measure[], results: Results): void {
  const shown = measures.flatMap((measure) => {
    const result = results[measure.name]
    return result ? [{ measure, result }] : []
  })
  const text = [INTRODUCTION, summary(shown), ...shown.map(section)].join('\n\n')
  writeFileSync(join(root, 'docs/benchmarks.md'), `${text}\n`)
}

interface Shown {
  measure: Measure
  result: Result
}

function summary(shown: Shown[]): string {
  const rows = shown.flatMap(({ measure, result }) =>
    result.figures
      .filter((figure) => isReached(figure) !== null)
      .map((figure) => rowOf({ ...figure, label: `${measure.title}: ${figure.label}` })),
  )
  return `## What it must reach\n\n${markdownTable(rows)}`
}

function section({ measure, result }: Shown): string {
  return [
    `## ${measure.title}`,
    `\`npm run bench -- ${measure.name}\``,
    ...(result.charts ?? []).map(({ name, title }) => `![${title}](benchmarks/${name}.svg)`),
    markdownTable(result.figures.map(rowOf)),
    measure.explanation.trim(),
    takenNote(result.taken),
  ].join('\n\n')
}

function markdownTable(rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [
    line(['measure', 'reach', 'measured', 'n']),
    line(['---', '---', '---', '---']),
    ...rows.map(line),
  ].join('\n')
}

function takenNote({ at, commit, node, platform, cores, processor, memoryGb, load }: Taken): string {
  const machine = `${cores} cores of ${processor}, ${memoryGb} GB, ${platform}, Node ${node.slice(1)}, load ${load}`
  return `*${at.slice(0, 16).replace('T', ' ')} UTC at ${commit}: ${machine}.*`
}
