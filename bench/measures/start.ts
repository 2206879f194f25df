import { join } from 'node:path'
import { timesFigure } from '../figures.ts'
import type { Measure } from '../measure.ts'
import { binStart } from '../support/start-process.ts'

const RUNS = 5

/** How long a person looks at an empty terminal. */
export const start: Measure = {
  name: 'start',
  title: '`bin/start` to ready',
  explanation: `From the command to its line that says *Ready*: packages installed, the app built. *First* makes the keys, the
database with its migrations, the demo user and the sample project; *later* finds them. What is on the disk's cache from
the run before stays there.`,
  async run({ directory, port, say }) {
    // Builds when there is no build of these sources yet.
    const first: number[] = []
    const later: number[] = []
    for (let run = 0; run <= RUNS; run += 1) {
      const args = ['--port', String(port), '--data', join(directory, `start-${run}`)]
      const fresh = await binStart({ args })
      await fresh.stop()
      const again = await binStart({ args })
      await again.stop()
      say(
        `run ${run} of ${RUNS}: first ${Math.round(fresh.readyMs)} ms, later ${Math.round(again.readyMs)} ms`,
      )
      if (run === 0) continue
      first.push(fresh.readyMs)
      later.push(again.readyMs)
    }
    return [
      timesFigure('later starts', later, { p50: 10_000, p99: 10_000 }),
      timesFigure('first start on an empty folder', first, { p50: 10_000, p99: 10_000 }),
    ]
  },
}
