import { parseArgs } from 'node:util'
import { isReached } from './figures.ts'
import type { Measure } from './measure.ts'
import { measures } from './measures/index.ts'
import { writeCharts } from './report/charts.ts'
import { taken } from './report/machine.ts'
import { writePage } from './report/page.ts'
import { readResults, writeResults } from './report/results.ts'
import { table } from './report/table.ts'
import { createBench } from './support/bench.ts'

const help = `Usage: npm run bench [-- [NAME …] [--port N] [--dry]]

Measures against a stack of its own, prints a table, and keeps it in docs/benchmarks.md.

  NAME      one of: ${measures.map(({ name }) => name).join(', ')}
  --port N  the first of ten free ports (default 41700)
  --dry     prints only
`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: 'string', default: '41700' },
    dry: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
})

function chosen(): readonly Measure[] {
  if (positionals.length === 0) return measures.filter(({ onlyWhenNamed }) => !onlyWhenNamed)
  return positionals.map((name) => {
    const found = measures.find((measure) => measure.name === name)
    if (!found) throw new Error(`There is no measure "${name}".\n\n${help}`)
    return found
  })
}

async function main() {
  if (values.help) return void process.stdout.write(help)
  const results = readResults()
  const bench = createBench(Number(values.port))
  let over = 0
  try {
    for (const measure of chosen()) {
      bench.say(`${measure.name} …`)
      const measured = await measure.run(bench)
      const { figures, charts } = Array.isArray(measured) ? { figures: measured, charts: [] } : measured
      results[measure.name] = { taken: taken(), figures, charts }
      over += figures.filter((figure) => isReached(figure) === false).length
      process.stdout.write(`\n${measure.title}\n\n${table(figures)}\n\n`)
      if (!values.dry) {
        writeResults(results)
        writeCharts(charts)
        writePage(measures, results)
      }
    }
  } finally {
    await bench.close()
  }
  if (over > 0) process.stderr.write(`${over} of these are over their reach.\n`)
}

main().catch((error: unknown) => {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
})
