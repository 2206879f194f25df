'use client'

import { useQuery } from '@tanstack/react-query'
import { documentsQuery } from '@/lib/documents/queries'
import { useActiveJobs } from '@/lib/jobs/use-active-jobs'
import { stepStates } from './steps'

/** The state of every step of a project, kept true while jobs run. */
export function useStepStates(projectId: string) {
  const { data: documents = [] } = useQuery(documentsQuery(projectId))
  const { data: jobs = [] } = useActiveJobs()
  return stepStates(
    documents.map((document) => document.type),
    jobs.filter((job) => job.projectId === projectId).map((job) => job.kind),
  )
}
