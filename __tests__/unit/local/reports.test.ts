import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { countPlaywright, countVitest } from '../../../local/test/reports.ts'
import { add, nameFlaky, describe as say } from '../../../local/test/step.ts'

const directory = mkdtempSync(join(tmpdir(), 'offstage-reports-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

function report(content: unknown): string {
  const file = join(directory, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

const spec = (title: string, line: number, ...statuses: string[]) => ({
  title,
  file: 'jobs.spec.ts',
  line,
  tests: statuses.map((status, n) => ({ projectName: n === 0 ? 'pages' : 'recorder', status })),
})
/** As Playwright writes it: a suite a file, and in it one a `describe`. */
const playwright = {
  stats: { expected: 4, unexpected: 1, flaky: 3, skipped: 2 },
  suites: [
    {
      title: 'jobs.spec.ts',
      specs: [spec('A job is started', 5, 'expected'), spec('A job is seen', 9, 'flaky', 'flaky')],
      suites: [{ title: 'at night', specs: [spec('A job is cancelled', 20, 'unexpected', 'flaky')] }],
    },
    { title: 'empty.spec.ts', specs: [] },
  ],
}

describe('what Playwright counted', () => {
  it('takes a test that passed at its second try as passed, and names it with its project and place', () => {
    expect(countPlaywright(report(playwright))).toEqual({
      passed: 7,
      failed: 1,
      skipped: 2,
      flaky: [
        '[pages] jobs.spec.ts:9 › A job is seen',
        '[recorder] jobs.spec.ts:9 › A job is seen',
        '[recorder] jobs.spec.ts:20 › at night › A job is cancelled',
      ],
    })
  })

  it('is nothing where there is no report, so that the step is judged by how it ended', () => {
    const nothing = { passed: 0, failed: 0, skipped: 0, flaky: [] }
    expect(countPlaywright(join(directory, 'none.json'))).toEqual(nothing)
    expect(countVitest(join(directory, 'none.json'))).toEqual(nothing)
  })
})

it('what Vitest counted has no second tries', () => {
  const counted = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 }
  expect(countVitest(report(counted))).toEqual({ passed: 5, failed: 1, skipped: 3, flaky: [] })
})

describe('what bin/test says', () => {
  const quiet = { passed: 1, failed: 0, skipped: 0, flaky: [] }
  const noisy = {
    passed: 2,
    failed: 1,
    skipped: 3,
    flaky: ['[pages] a.spec.ts:1 › A', '[pages] b.spec.ts:2 › B'],
  }

  it('counts, and leaves out what there was none of', () => {
    expect(say(quiet)).toBe('1 passed, 0 failed')
    expect(say(add(quiet, noisy))).toBe('3 passed, 1 failed, 3 skipped, 2 flaky')
  })

  it('names every flaky test on a line of its own, and says nothing without one', () => {
    expect(nameFlaky(add(noisy, quiet))).toBe(
      'flaky: [pages] a.spec.ts:1 › A\nflaky: [pages] b.spec.ts:2 › B\n',
    )
    expect(nameFlaky(quiet)).toBe('')
  })
})
