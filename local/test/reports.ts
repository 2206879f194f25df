import { readJson } from '../process/read-json.ts'
import type { Counts } from './step.ts'

const nothing: Counts = { passed: 0, failed: 0, skipped: 0 }

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
  }
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
}

/** What a Playwright JSON report counted; a test that passes only when tried again has failed. */
export function countPlaywright(file: string): Counts {
  const stats = readJson<PlaywrightReport>(file)?.stats
  if (!stats) return nothing
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }
}
