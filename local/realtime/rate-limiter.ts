/** A token bucket: `perSecond` on average, as many at once after a quiet second. */
export class RateLimiter {
  readonly #perSecond: number
  #left: number
  #refilledAt = performance.now()

  constructor(perSecond: number) {
    this.#perSecond = perSecond
    this.#left = perSecond
  }

  /** Takes `count` if that many are left, else takes none. */
  take(count = 1): boolean {
    const now = performance.now()
    const refill = ((now - this.#refilledAt) / 1000) * this.#perSecond
    this.#left = Math.min(this.#perSecond, this.#left + refill)
    this.#refilledAt = now
    if (count > this.#left) return false
    this.#left -= count
    return true
  }
}
