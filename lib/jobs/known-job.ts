import type { QueryClient } from '@tanstack/react-query'
import { jobKeys } from './keys'
import type { Job, ReadDetail, ReadParts } from './schema'

/** Of two states of one job the later one. */
export function newer(known: Job | undefined, job: Job): Job {
  return known && known.version > job.version ? known : job
}

/** The newest state of a job that this tab knows, wherever it was read. */
export function knownJob(client: QueryClient, id: string): Job | undefined {
  const candidates = [
    client.getQueryData<Job[]>(jobKeys.current())?.find((job) => job.id === id),
    client.getQueryData<ReadDetail>(jobKeys.detail(id))?.job,
    client.getQueryData<ReadParts>(jobKeys.parts(id))?.job,
  ]
  return candidates.reduce(
    (newest, job) => (job && (!newest || job.version > newest.version) ? job : newest),
    undefined,
  )
}
