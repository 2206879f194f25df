import { sleep } from './abort.ts'
import type { JobStore } from './job-store.ts'
import { type Log, traceOf } from './log.ts'
import { TIMING } from './timing.ts'

/** Sends the events that the two-a-second limit held back: one call for all jobs, half a second later. */
export class Broadcasts {
  readonly #store: JobStore
  readonly #keepAlive: (promise: Promise<unknown>) => void
  readonly #log: Log
  #due = new Set<string>()

  constructor(store: JobStore, keepAlive: (promise: Promise<unknown>) => void, log: Log) {
    this.#store = store
    this.#keepAlive = keepAlive
    this.#log = log
  }

  add(jobId: string): void {
    const first = this.#due.size === 0
    this.#due.add(jobId)
    if (first) this.#keepAlive(this.#sendLater())
  }

  async #sendLater(): Promise<void> {
    await sleep(TIMING.broadcastDelayMs)
    const jobIds = [...this.#due]
    this.#due = new Set()
    try {
      await this.#store.broadcast(jobIds)
    } catch (error) {
      // An event is a hint: whoever missed it reads the row.
      this.#log('broadcast_failed', { jobs: jobIds.length, ...traceOf(error) })
    }
  }
}
