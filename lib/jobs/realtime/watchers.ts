import type { QueryClient } from '@tanstack/react-query'
import { jobKeys } from '../keys'
import type { Job, JobParts, ReadDetail } from '../schema'

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

  /** True when something that is looked at was read before tasks finished, or before the job changed. */
  isBehind(client: QueryClient, job: Job): boolean {
    const watched = this.of(job.id)
    const parts = client.getQueryData<JobParts>(jobKeys.parts(job.id))
    if (watched.has('parts') && parts && partsAreBehind(parts, job)) return true
    const detail = client.getQueryData<ReadDetail>(jobKeys.detail(job.id))
    return watched.has('detail') && detail !== undefined && detail.readVersion < job.version
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

/** `tasksDone` counts the job's stage alone. A page drawn by the server may be older than the last event. */
function partsAreBehind({ job: read, parts }: JobParts, job: Job): boolean {
  const ofStage = parts.filter(({ stage }) => stage === job.stage)
  return read.version < job.version || ofStage.length < job.tasksDone
}
