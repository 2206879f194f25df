'use client'

import { useQuery } from '@tanstack/react-query'
import { activeJobsQuery } from './queries'
import type { Job } from './schema'
import { isLive } from './status'

const live = (jobs: Job[]) => jobs.filter(isLive)

/** The caller's live jobs, newest first, kept true by the jobs provider. */
export function useActiveJobs() {
  return useQuery({ ...activeJobsQuery(), select: live })
}
