import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Counts } from './step.ts'
import { add, describe, nameFlaky, runStep } from './step.ts'
import { allSteps } from './steps.ts'

const help = (names: string[]) => `Usage: bin/test [PART …]

Installs what is missing and proves everything, or only the parts named:
  ${names.join('\n  ')}

Ends with "N passed, N failed"; the exit code is 0 only when nothing failed.
`

const scratch = mkdtempSync(join(tmpdir(), 'offstage-test-run-'))
const wanted = process.argv.slice(2)
const steps = allSteps(scratch)
const chosen =
  wanted.length === 0 ? steps : steps.filter(({ name }) => wanted.some((part) => name.startsWith(part)))
const unknown = wanted.find((part) => !steps.some(({ name }) => name.startsWith(part)))
let interrupted = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    interrupted = true
  })
}

if (wanted.includes('--help') || wanted.includes('-h')) {
  process.stdout.write(help(steps.map(({ name }) => name)))
} else if (unknown) {
  process.stderr.write(`bin/test: there is no part "${unknown}". See bin/test --help.\n`)
  process.exitCode = 2
} else {
  let total: Counts = { passed: 0, failed: 0, skipped: 0, flaky: [] }
  for (const step of chosen) if (!interrupted) total = add(total, await runStep(step))
  process.stdout.write(`\n${nameFlaky(total)}${interrupted ? 'interrupted: ' : ''}${describe(total)}\n`)
  process.exitCode = total.failed > 0 || interrupted ? 1 : 0
}
rmSync(scratch, { recursive: true, force: true })
