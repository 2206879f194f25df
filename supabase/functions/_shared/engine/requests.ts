import type { Kick } from './kick.ts'

const KEPT = 1_000

/** Which request last asked for a job, so that the worker's lines about it can be found from there. */
export class Requests {
  readonly #ofJob = new Map<string, string>()

  note({ jobId, requestId }: Pick<Kick, 'jobId' | 'requestId'>): void {
    if (!jobId || !requestId) return
    this.#ofJob.delete(jobId)
    this.#ofJob.set(jobId, requestId)
    const [oldest] = this.#ofJob.keys()
    if (this.#ofJob.size > KEPT && oldest !== undefined) this.#ofJob.delete(oldest)
  }

  of(jobId: unknown): string | undefined {
    return typeof jobId === 'string' ? this.#ofJob.get(jobId) : undefined
  }
}
