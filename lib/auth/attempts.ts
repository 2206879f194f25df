/** How often something may be tried within a quarter of an hour. */
const WINDOW_MS = 15 * 60_000
const MAX_KEYS = 20_000

/**
 * Counts tries, in the memory of this process. The auth server has limits of its own, by address; but to it, all who
 * sign in here come from one address, ours, so one guesser would use up everybody's tries.
 */
export class Attempts {
  readonly #max: number
  readonly #now: () => number
  readonly #tries = new Map<string, { count: number; until: number }>()

  constructor(max: number, now: () => number = Date.now) {
    this.#max = max
    this.#now = now
  }

  /** Whether one more is allowed; says nothing of the next. */
  allowed(key: string): boolean {
    return this.#of(key).count < this.#max
  }

  /** Counts one. The window begins with the first and is not moved by later ones. */
  count(key: string): void {
    const tries = this.#of(key)
    tries.count += 1
    // Set again, so that the oldest stand first; those go when there are too many to remember.
    this.#tries.delete(key)
    this.#tries.set(key, tries)
    const [oldest] = this.#tries.keys()
    if (this.#tries.size > MAX_KEYS && oldest !== undefined) this.#tries.delete(oldest)
  }

  forget(key: string): void {
    this.#tries.delete(key)
  }

  #of(key: string): { count: number; until: number } {
    const known = this.#tries.get(key)
    return known && known.until > this.#now() ? known : { count: 0, until: this.#now() + WINDOW_MS }
  }
}

/** Wrong passwords for one account, from one address and from all of them: a stranger cannot lock its owner out. */
export const wrongPasswords = { here: new Attempts(10), anywhere: new Attempts(100) }
/** Emails with links, to one address. */
export const sentEmails = new Attempts(5)

export const TOO_MANY = 'Too many tries in a short time. Wait a quarter of an hour, then try again.'
