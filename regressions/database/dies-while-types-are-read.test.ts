import { execFileSync } from 'node:child_process'
import { expect, inject, it } from 'vitest'

const PROGRAM = 'regressions/database/support/dies-while-types-are-read.ts'

// A pool reads the types of the database by a query that nobody waits for, and its failure was nobody's: it ended the supervisor, and
// a run of chaos, whose gateway was restarted at that moment.
it.each([
  ['close', 'CONNECTION_CLOSED'],
  ['destroy', 'CONNECTION_DESTROYED'],
])('a connection that goes while it reads the types is survived: %s', (how, code) => {
  const said = execFileSync(process.execPath, [PROGRAM, inject('databaseUrl'), how], { encoding: 'utf8' })
  expect(JSON.parse(said)).toEqual({ message: expect.stringContaining(code), survivable: true })
})
