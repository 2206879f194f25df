/** Runs pieces of work side by side, no more than so many; the first that fails ends it. */
export class Lanes {
  readonly #width: number
  readonly #open = new Set<Promise<void>>()
  #failure: { error: unknown } | null = null

  constructor(width: number) {
    this.#width = width
  }

  /** Begins the work as soon as a lane is free. Throws what another one failed with. */
  async add(work: () => Promise<void>): Promise<void> {
    while (this.#open.size >= this.#width) await Promise.race(this.#open)
    this.#check()
    const lane: Promise<void> = work()
      .catch((error: unknown) => {
        this.#failure ??= { error }
      })
      .finally(() => this.#open.delete(lane))
    this.#open.add(lane)
  }

  /** Until all are through. */
  async end(): Promise<void> {
    await Promise.all(this.#open)
    this.#check()
  }

  #check(): void {
    if (this.#failure) throw this.#failure.error
  }
}
