/**
 * Room for so many bytes at once, in the order in which they were asked for. What is larger than all of it gets in
 * alone. A wait ends with its signal.
 */
export class Room {
  readonly #total: number
  #taken = 0
  readonly #waiting: { bytes: number; enter: () => void }[] = []

  constructor(total: number) {
    this.#total = total
  }

  /** Resolves when there is room; the function that comes with it gives it back. Rejects with the signal's reason. */
  async take(bytes: number, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted()
    if (this.#waiting.length > 0 || !this.#fits(bytes)) await this.#wait(bytes, signal)
    else this.#taken += bytes
    let isOut = false
    return () => {
      if (isOut) return
      isOut = true
      this.#taken -= bytes
      this.#letIn()
    }
  }

  #fits(bytes: number): boolean {
    return this.#taken === 0 || this.#taken + bytes <= this.#total
  }

  #wait(bytes: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const left = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1)
        // It may have been the one in front that all others waited behind.
        this.#letIn()
        reject(signal.reason)
      }
      const enter = () => {
        signal.removeEventListener('abort', left)
        this.#taken += bytes
        resolve()
      }
      const waiting = { bytes, enter }
      this.#waiting.push(waiting)
      signal.addEventListener('abort', left, { once: true })
    })
  }

  #letIn(): void {
    for (let next = this.#waiting[0]; next && this.#fits(next.bytes); next = this.#waiting[0]) {
      this.#waiting.shift()
      next.enter()
    }
  }
}
