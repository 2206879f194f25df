import type { Measure } from '../measure.ts'
import { engineSql } from './engine-sql.ts'

/** In the order in which they run and stand in docs/benchmarks.md. */
export const measures: readonly Measure[] = [engineSql]
