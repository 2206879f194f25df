import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Chart } from '../chart.ts'
import type { Figure } from '../figures.ts'
import { root } from '../support/start-process.ts'
import type { Taken } from './machine.ts'

export interface Result {
  taken: Taken
  figures: Figure[]
  charts?: Chart[]
}

export type Results = Record<string, Result>

const file = join(root, 'bench/results.json')

/** The last run of each measure; a measure that is run alone replaces its own. */
export function readResults(): Results {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : {}
}

export function writeResults(results: Results): void {
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
}
