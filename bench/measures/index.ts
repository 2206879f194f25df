import type { Measure } from '../measure.ts'
import { engineSql } from './engine-sql.ts'
import { enqueue } from './enqueue.ts'
import { firstCall } from './first-call.ts'
import { realtime } from './realtime.ts'
import { sideBySide } from './side-by-side.ts'

/** In the order in which they run and stand in docs/benchmarks.md. */
export const measures: readonly Measure[] = [enqueue, realtime, sideBySide, firstCall, engineSql]
