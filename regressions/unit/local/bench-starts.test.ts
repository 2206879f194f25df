import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

// It runs in Node itself, which knows none of the paths that TypeScript and Vitest know: one such import, in a file that
// it shares with the tests, kept it from starting.
it('the bench loads all that it imports', () => {
  const path = fileURLToPath(new URL('../../../bench/run.ts', import.meta.url))
  expect(execFileSync(process.execPath, [path, '--help'], { encoding: 'utf8' })).toContain(
    'Usage: npm run bench',
  )
})
