import type { Measure } from '../measure.ts'
import { enqueue } from './enqueue.ts'
import { firstCall } from './first-call.ts'
import { flatCost } from './flat-cost.ts'
import { pageRequests } from './page-requests.ts'
import { peers } from './peers.ts'
import { realtime } from './realtime.ts'
import { recordings } from './recordings.ts'
import { roundTrips } from './round-trips.ts'
import { sideBySide } from './side-by-side.ts'
import { start } from './start.ts'
import { testSuite } from './test-suite.ts'
import { upload } from './upload.ts'
import { wholeStack } from './whole-stack.ts'

/** In the order in which they run and stand in docs/benchmarks.md. */
export const measures: readonly Measure[] = [
  start,
  enqueue,
  realtime,
  sideBySide,
  pageRequests,
  firstCall,
  roundTrips,
  upload,
  recordings,
  wholeStack,
  flatCost,
  peers,
  testSuite,
]
