import { readJson } from '../process/read-json.ts'
import type { Counts } from './step.ts'

const nothing: Counts = { passed: 0, failed: 0, skipped: 0, flaky: 0 }

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
}

/** What a Vitest JSON report counted. */
export function countVitest(file: string): Counts {
  const report = readJson<VitestReport>(file)
  if (!report) return nothing
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    flaky: 0,
  }
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
}

/** What a Playwright JSON report counted. On CI a test may be tried again: it has passed then, and is told as flaky. */
export function countPlaywright(file: string): Counts {
  const stats = readJson<PlaywrightReport>(file)?.stats
  if (!stats) return nothing
  const { expected, unexpected, flaky, skipped } = stats
  return { passed: expected + flaky, failed: unexpected, skipped, flaky }
}
