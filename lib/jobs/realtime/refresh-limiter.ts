interface Entry {
  tokens: number
  countedAt: number
  timer?: ReturnType<typeof setTimeout> | undefined
  running: boolean
  wanted: boolean
}

const CAPACITY = 2

/**
 * Lets a job's finished parts be fetched at once at first and then at a pace that follows the job's
 * length, so that a long job costs as few requests as a short one.
 */
export class RefreshLimiter {
  readonly #refresh: (jobId: string) => Promise<void>
  readonly #entries = new Map<string, Entry>()

  constructor(refresh: (jobId: string) => Promise<void>) {
    this.#refresh = refresh
  }

  /** Something new is there: fetch it now if the budget allows, else as soon as it does. */
  want(jobId: string, refillMs: number): void {
    const entry = this.#entry(jobId)
    entry.wanted = true
    // The pace may have changed since it was made to wait.
    clearTimeout(entry.timer)
    entry.timer = undefined
    this.#pump(jobId, entry, refillMs)
  }

  /** The last fetch of a job that ended, whatever the budget says. */
  async flush(jobId: string): Promise<void> {
    this.forget(jobId)
    await this.#refresh(jobId)
  }

  forget(jobId: string): void {
    clearTimeout(this.#entries.get(jobId)?.timer)
    this.#entries.delete(jobId)
  }

  clear(): void {
    for (const jobId of this.#entries.keys()) this.forget(jobId)
  }

  #entry(jobId: string): Entry {
    const known = this.#entries.get(jobId)
    if (known) return known
    const entry: Entry = { tokens: CAPACITY, countedAt: Date.now(), running: false, wanted: false }
    this.#entries.set(jobId, entry)
    return entry
  }

  #pump(jobId: string, entry: Entry, refillMs: number): void {
    if (!entry.wanted || entry.running || entry.timer !== undefined) return
    const now = Date.now()
    const refilled = entry.tokens + (now - entry.countedAt) / refillMs
    // A hair below a whole token is one: fractions do not add up exactly.
    entry.tokens = Math.min(CAPACITY, refilled + 1e-9)
    entry.countedAt = now
    if (entry.tokens < 1) {
      entry.timer = setTimeout(
        () => {
          entry.timer = undefined
          this.#pump(jobId, entry, refillMs)
        },
        (1 - entry.tokens) * refillMs,
      )
      return
    }
    entry.tokens -= 1
    entry.wanted = false
    entry.running = true
    void this.#refresh(jobId).finally(() => {
      entry.running = false
      this.#pump(jobId, entry, refillMs)
    })
  }
}

/** The time after which one more fetch is allowed: about a quarter of what such a job takes. */
export function refillMs(estimate: { lowSeconds: number; highSeconds: number }): number {
  const expected = (estimate.lowSeconds + estimate.highSeconds) / 2
  return Math.min(Math.max(expected / 4, 2), 30) * 1000
}
