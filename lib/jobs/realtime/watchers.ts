import type { QueryClient } from '@tanstack/react-query'
import { jobKeys } from '../keys'
import type { ReadDetail, ReadParts } from '../schema'

export type Watched = 'detail' | 'parts'

/** Who looks at what: only what is looked at is fetched. */
export class Watchers {
  readonly #counts = new Map<string, Map<Watched, number>>()

  add(jobId: string, what: Watched): () => void {
    this.#change(jobId, what, 1)
    let done = false
    return () => {
      if (!done) this.#change(jobId, what, -1)
      done = true
    }
  }

  of(jobId: string): ReadonlySet<Watched> {
    return new Set(this.#counts.get(jobId)?.keys())
  }

  /** The jobs that somebody looks at. */
  ids(): string[] {
    return [...this.#counts.keys()]
  }

  /** True when something that is looked at was read before the job came to this version, or could not be read. */
  isBehind(client: QueryClient, jobId: string, version: number): boolean {
    return [...this.of(jobId)].some((what) => {
      const state = client.getQueryState<ReadDetail | ReadParts>(jobKeys[what](jobId))
      if (!state?.data) return state?.status === 'error' && state.fetchStatus === 'idle'
      return state.data.readVersion < version
    })
  }

  #change(jobId: string, what: Watched, by: 1 | -1): void {
    const counts = this.#counts.get(jobId) ?? new Map<Watched, number>()
    const count = (counts.get(what) ?? 0) + by
    if (count > 0) counts.set(what, count)
    else counts.delete(what)
    if (counts.size > 0) this.#counts.set(jobId, counts)
    else this.#counts.delete(jobId)
  }
}
