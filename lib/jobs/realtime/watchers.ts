import type { QueryClient } from '@tanstack/react-query'
import { jobKeys } from '../keys'
import type { Job, JobDetail, JobParts } from '../schema'

export type Watched = 'detail' | 'parts'

/** Who looks at what: only what is looked at is fetched. */
export class Watchers {
  readonly #counts = new Map<string, Map<Watched, number>>()
  readonly #detailVersions = new Map<string, number>()

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

  /** Remembers with which version of the job its detail was read. */
  detailRead(jobId: string, version: number): void {
    this.#detailVersions.set(jobId, version)
  }

  /** True when something that is looked at was read before tasks finished, or before the job changed. */
  isBehind(client: QueryClient, job: Job): boolean {
    const watched = this.of(job.id)
    const parts = client.getQueryData<JobParts>(jobKeys.parts(job.id))
    if (watched.has('parts') && parts && partsAreBehind(parts, job)) return true
    return watched.has('detail') && this.#detailIsBehind(client, job)
  }

  #detailIsBehind(client: QueryClient, job: Job): boolean {
    const detail = client.getQueryData<JobDetail>(jobKeys.detail(job.id))
    if (!detail) return false
    const read = this.#detailVersions.get(job.id)
    if (read === undefined) {
      const done = detail.tasks.filter((task) => task.status === 'completed').length
      return done < job.tasksDone
    }
    return read < job.version
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
