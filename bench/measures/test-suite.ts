import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { numberFigure } from '../figures.ts'
import type { Measure } from '../measure.ts'
import { root } from '../support/start-process.ts'
import { timed } from '../support/timed.ts'

/** How long a change waits for its proof. */
export const testSuite: Measure = {
  name: 'test-suite',
  title: '`bin/test`',
  explanation: 'Everything that `bin/test` proves, packages installed. Runs only when it is named.',
  onlyWhenNamed: true,
  async run({ say }) {
    const { ms, value: last } = await timed(() => runTests(say))
    const passed = Number(/(\d+) passed/.exec(last)?.[1] ?? Number.NaN)
    const failed = Number(/(\d+) failed/.exec(last)?.[1] ?? Number.NaN)
    return [
      numberFigure('bin/test', ms / 60_000, { unit: 'min', reach: { atMost: 15 } }),
      numberFigure('passed', passed),
      numberFigure('failed', failed, { reach: { exactly: 0 } }),
    ]
  },
}

/** Runs it to its end, passing or not; its last line. */
function runTests(say: (line: string) => void): Promise<string> {
  const child = spawn(join(root, 'bin/test'), { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  let last = ''
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.trim()) return
    last = line
    say(line)
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => resolve(last))
  })
}
