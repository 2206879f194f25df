import { expect, it } from 'vitest'
import { JOB_MOVES, TASK_MOVES } from '../../database/life-cycle/life-cycle.ts'
import { read } from './files.ts'

/** The rows of the table whose first heading this is: the states named in a row's first cell, and in its last. */
function movesInDocs(heading: string): Record<string, string[]> {
  const [, table = ''] = read('docs/architecture.md').split(
    `| ${heading} | means | goes to |\n|---|---|---|\n`,
  )
  const named = (cell = '') => [...cell.matchAll(/`([a-z]+)`/g)].map((match) => match[1] ?? '')
  const rows = table.split('\n\n')[0]?.split('\n') ?? []
  return Object.fromEntries(
    rows.flatMap((row) => {
      const cells = row.split('|')
      return named(cells[1]).map((state) => [state, [...new Set(named(cells[3]))].sort()])
    }),
  )
}

const sorted = (moves: Record<string, readonly string[]>) =>
  Object.fromEntries(Object.entries(moves).map(([state, to]) => [state, [...to].sort()]))

it('draws the states of a job as the life cycle has them', () => {
  expect(movesInDocs('job')).toEqual(sorted(JOB_MOVES))
})

it('draws the states of a task as the life cycle has them', () => {
  expect(movesInDocs('task')).toEqual(sorted(TASK_MOVES))
})
