import { sleep } from './abort.ts'
import type { JobStore } from './job-store.ts'
import { type Log, traceOf } from './log.ts'
import { TIMING } from './timing.ts'

interface StartsDeps {
  store: Pick<JobStore, 'start'>
  keepAlive(promise: Promise<unknown>): void
  /** Whether this worker still has a task of the job. */
  isRunning(jobId: string): boolean
  onDeferred(jobId: string): void
  log: Log
}

/**
 * Says which jobs have begun: one call for all of a moment, beside the work and never before it. A job that ended
 * meanwhile has nothing to say.
 */
export class Starts {
  readonly #deps: StartsDeps
  #due = new Set<string>()

  constructor(deps: StartsDeps) {
    this.#deps = deps
  }

  add(jobId: string): void {
    const first = this.#due.size === 0
    this.#due.add(jobId)
    if (first) this.#deps.keepAlive(this.#sayLater())
  }

  async #sayLater(): Promise<void> {
    const { store, isRunning, onDeferred, log } = this.#deps
    await sleep(TIMING.startDelayMs)
    const jobIds = [...this.#due].filter(isRunning)
    this.#due = new Set()
    if (jobIds.length === 0) return
    try {
      const { deferred, left } = await store.start(jobIds)
      for (const jobId of deferred) onDeferred(jobId)
      for (const jobId of left) this.add(jobId)
    } catch (error) {
      // Its row says "waiting" for as long as it takes, and its parts come all the same.
      log('start_failed', { jobs: jobIds.length, ...traceOf(error) })
      await sleep(TIMING.broadcastDelayMs)
      for (const jobId of jobIds) this.add(jobId)
    }
  }
}
