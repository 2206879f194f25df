import type { RunningTasks } from './running-tasks.ts'

/** How many more tasks this worker may take: none twice, though two calls ask for some at the same time. */
export class Slots {
  readonly #concurrency: number
  readonly #running: RunningTasks
  #reserved = 0

  constructor(concurrency: number, running: RunningTasks) {
    this.#concurrency = concurrency
    this.#running = running
  }

  get free(): number {
    return Math.max(0, this.#concurrency - this.#running.size - this.#reserved)
  }

  /** All that are free once so many of those that run have ended, set aside until `giveBack`. */
  reserve(ending: number): { places: number; giveBack(): void } {
    const free = this.free
    this.#reserved += free
    return {
      places: Math.min(this.#concurrency, free + ending),
      giveBack: () => {
        this.#reserved -= free
      },
    }
  }
}
