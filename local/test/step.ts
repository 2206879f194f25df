import { spawn } from 'node:child_process'
import { endsWithParent } from '../process/command.ts'

const GRACE_MS = 30_000

export interface Counts {
  passed: number
  failed: number
  skipped: number
  /** The names of those that passed only when tried again. Each is a bug of the test or of the product. */
  flaky: string[]
}

export interface Step {
  name: string
  /** Program and arguments; the program is found in `node_modules/.bin`. */
  command: string[]
  env?: Record<string, string>
  /** After so many minutes it has failed. */
  minutes: number
  /** Reads what the step counted; without it the step itself counts as one check. */
  count?: () => Counts
}

/** Runs a step with its output on the screen and says what it counted. */
export async function runStep(step: Step): Promise<Counts> {
  const started = Date.now()
  process.stdout.write(`\n── ${step.name}\n`)
  const code = await run(step)
  const counts = step.count?.() ?? {
    passed: code === 0 ? 1 : 0,
    failed: code === 0 ? 0 : 1,
    skipped: 0,
    flaky: [],
  }
  // A step may break without a test of it failing: a crash, a time-out, an error outside any test.
  if (code !== 0 && counts.failed === 0) counts.failed = 1
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  process.stdout.write(`── ${step.name}: ${describe(counts)} in ${seconds} s\n`)
  return counts
}

/** `3 passed, 0 failed`, and what was skipped or flaky when something was. */
export function describe({ passed, failed, skipped, flaky }: Counts): string {
  const more = [skipped > 0 && `, ${skipped} skipped`, flaky.length > 0 && `, ${flaky.length} flaky`].filter(
    Boolean,
  )
  return `${passed} passed, ${failed} failed${more.join('')}`
}

/** A line for each test that passed only when tried again; nothing when there is none. */
export function nameFlaky({ flaky }: Counts): string {
  return flaky.map((name) => `flaky: ${name}\n`).join('')
}

export function add(a: Counts, b: Counts): Counts {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    flaky: [...a.flaky, ...b.flaky],
  }
}

function run({ command: [program = '', ...more], env, minutes }: Step): Promise<number> {
  return new Promise((resolve) => {
    // A group of its own, so that a step that takes too long ends with all that it started.
    const { command, args } = endsWithParent('SIGTERM', program, more)
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
    })
    const end = (signal: NodeJS.Signals) => {
      if (child.pid && child.exitCode === null) process.kill(-child.pid, signal)
    }
    const forward = () => end('SIGINT')
    process.once('SIGINT', forward)
    process.once('SIGTERM', forward)
    // SIGINT first: test runners stop what they have started for their tests.
    const late = setTimeout(() => {
      process.stdout.write(`It took longer than ${minutes} minutes and was ended.\n`)
      end('SIGINT')
    }, minutes * 60_000)
    const tooLate = setTimeout(() => end('SIGKILL'), minutes * 60_000 + GRACE_MS)
    const settle = (code: number) => {
      clearTimeout(late)
      clearTimeout(tooLate)
      process.off('SIGINT', forward)
      process.off('SIGTERM', forward)
      resolve(code)
    }
    child.once('error', (error) => {
      process.stdout.write(`${program} could not be run: ${error.message}\n`)
      settle(1)
    })
    child.once('close', (code) => settle(code ?? 1))
  })
}
