'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useJobsSync } from './jobs-context'
import { jobQuery } from './queries'

/** One job with its tasks and time line; followed while it is live. */
export function useJob(id: string) {
  const sync = useJobsSync()
  useEffect(() => sync?.watch(id, 'detail'), [sync, id])
  return useQuery(jobQuery(id))
}
