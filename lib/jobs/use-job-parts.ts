'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useJobsSync } from './jobs-context'
import { jobPartsQuery } from './queries'

/**
 * A job and its finished parts. New parts are fetched only while a component shows them, when tasks have
 * finished, and never in a stream of requests. Pass null while there is no job.
 */
export function useJobParts(jobId: string | null) {
  const sync = useJobsSync()
  useEffect(() => (jobId === null ? undefined : sync?.watch(jobId, 'parts')), [sync, jobId])
  return useQuery({ ...jobPartsQuery(jobId ?? ''), enabled: jobId !== null })
}
