import { documentsApi } from '@/lib/documents/operations'
import type { Operation } from '@/lib/http/operation'
import { chainsApi } from '@/lib/jobs/chains/operations'
import { jobsApi } from '@/lib/jobs/operations'
import { talkTrackApi } from '@/lib/jobs/talk-track-operations'
import { mediaApi } from '@/lib/media/operations'
import { modelApi } from '@/lib/model/operations'
import { narrationsApi } from '@/lib/narrations/operations'
import { operatorApi } from '@/lib/operator/operations'
import { projectsApi } from '@/lib/projects/operations'
import { storiesApi } from '@/lib/stories/operations'
import { trainingsApi } from '@/lib/trainings/operations'
import { systemApi } from './system-operations'

/** Every operation of the API, by domain; a test walks app/api and fails when one is missing. */
const byDomain: Record<string, Record<string, Operation>> = {
  projects: projectsApi,
  documents: documentsApi,
  stories: storiesApi,
  trainings: trainingsApi,
  media: mediaApi,
  jobs: jobsApi,
  chains: chainsApi,
  talkTracks: talkTrackApi,
  narrations: narrationsApi,
  model: modelApi,
  operator: operatorApi,
  system: systemApi,
}

export interface NamedOperation {
  /** `jobs.start`. */
  id: string
  domain: string
  spec: Operation
}

export const allOperations: NamedOperation[] = Object.entries(byDomain).flatMap(([domain, specs]) =>
  Object.entries(specs).map(([name, spec]) => ({ id: `${domain}.${name}`, domain, spec })),
)
