'use client'

import { createContext, useContext } from 'react'
import type { JobsSync } from './realtime/jobs-sync'

/** The tab's one follower of jobs; null on the server, before mounting and when nobody is signed in. */
export const JobsContext = createContext<JobsSync | null>(null)

/** The follower of jobs in this tab. */
export function useJobsSync(): JobsSync | null {
  return useContext(JobsContext)
}
