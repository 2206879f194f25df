import type { JSONReport, JSONReportSuite } from '@playwright/test/reporter'
import { readJson } from '../process/read-json.ts'
import type { Counts } from './step.ts'

const nothing: Counts = { passed: 0, failed: 0, skipped: 0, flaky: [] }

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
    flaky: [],
  }
}

/** What a Playwright JSON report counted. On CI a test may be tried again: it has passed then, and is told as flaky. */
export function countPlaywright(file: string): Counts {
  const report = readJson<JSONReport>(file)
  if (!report) return nothing
  const { expected, unexpected, flaky, skipped } = report.stats
  return {
    passed: expected + flaky,
    failed: unexpected,
    skipped,
    flaky: report.suites.flatMap((suite) => flakyOf(suite, [])),
  }
}

/** As Playwright's own list names them: project, file and line, then the titles of the groups and of the test. */
function flakyOf({ specs, suites = [] }: JSONReportSuite, groups: string[]): string[] {
  const own = specs.flatMap(({ file, line, title, tests }) =>
    tests
      .filter(({ status }) => status === 'flaky')
      .map(({ projectName }) => [`[${projectName}] ${file}:${line}`, ...groups, title].join(' › ')),
  )
  return [...own, ...suites.flatMap((suite) => flakyOf(suite, [...groups, suite.title]))]
}
