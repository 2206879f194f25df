import type { Chart } from './chart.ts'
import type { Figure } from './figures.ts'
import type { Bench } from './support/bench.ts'

/** Figures alone, or with charts that show them. */
export type Measured = Figure[] | { figures: Figure[]; charts: Chart[] }

/** Something that is measured. `explanation` goes into docs/benchmarks.md: what the numbers mean. */
export interface Measure {
  name: string
  title: string
  explanation: string
  /** Runs only when it is named, because it takes long. */
  onlyWhenNamed?: boolean
  run(bench: Bench): Promise<Measured>
}
