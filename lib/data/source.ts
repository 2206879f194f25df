import type { QueryClient } from '@tanstack/react-query'
import type { DocumentReads } from '@/lib/documents/reads'
import type { ChainReads } from '@/lib/jobs/chains/reads'
import type { JobReads } from '@/lib/jobs/reads'
import type { MediaReads } from '@/lib/media/reads'
import type { ModelReads } from '@/lib/model/reads'
import type { ProjectReads } from '@/lib/projects/reads'
import type { StoryReads } from '@/lib/stories/reads'
import type { TrainingReads } from '@/lib/trainings/reads'
import { httpSource } from './http-source'

/** Everything pages read. Query options name what they read; the client they run in knows from where. */
export type DataSource = JobReads &
  ChainReads &
  DocumentReads &
  MediaReads &
  ModelReads &
  ProjectReads &
  StoryReads &
  TrainingReads

const sources = new WeakMap<QueryClient, DataSource>()

/** Makes the queries of this client read from `source`; the server does so once a request. */
export function bindSource(client: QueryClient, source: DataSource): void {
  sources.set(client, source)
}

/** Where the queries of this client read from: `/api`, unless the server bound something nearer. */
export function sourceOf(client: QueryClient): DataSource {
  return sources.get(client) ?? httpSource
}
