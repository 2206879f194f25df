/** Counts what is recorded, not what passes: a pause does not count. */
export class RecordedClock {
  #before: number
  #since: number | null = null
  readonly #now: () => number

  /** Goes on from `seconds`. */
  constructor(seconds = 0, now: () => number = () => performance.now()) {
    this.#before = seconds
    this.#now = now
  }

  get seconds(): number {
    return this.#since === null ? this.#before : this.#before + (this.#now() - this.#since) / 1000
  }

  start(): void {
    this.#since ??= this.#now()
  }

  stop(): void {
    this.#before = this.seconds
    this.#since = null
  }
}
