/** Lets the loop wait until something happened. A wake while nobody waits is kept for the next wait. */
export class Wake {
  #pending = false
  #resume: (() => void) | undefined

  notify(): void {
    this.#pending = true
    this.#resume?.()
  }

  async wait(): Promise<void> {
    if (!this.#pending) await new Promise<void>((resolve) => (this.#resume = resolve))
    this.#pending = false
    this.#resume = undefined
  }
}
