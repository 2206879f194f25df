'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { jobSilenceQuery } from './queries'
import type { Job } from './schema'

/** A worker is heard from every ten seconds; twice that is worth a word. */
const UNUSUAL_SECONDS = 20
/** Nobody asks while a job moves. */
const QUIET_MS = 15_000
const ASK_AGAIN_MS = 10_000

/** For how many seconds the worker of a job has not been heard from by `now`; null while that is nothing unusual. */
export function useSilence(job: Job, now: number): number | null {
  const isQuiet = useQuiet(job.version, job.status === 'processing')
  const { data, dataUpdatedAt } = useQuery({
    ...jobSilenceQuery(job.id),
    enabled: isQuiet,
    refetchInterval: ASK_AGAIN_MS,
  })
  if (!isQuiet || !data || data.seconds === null || data.seconds < UNUSUAL_SECONDS) return null
  return data.seconds + Math.max(0, Math.floor((now - dataUpdatedAt) / 1000))
}

/** True once nothing has come of a running job for a while. By this device's own clock, whatever that shows. */
function useQuiet(version: number, running: boolean): boolean {
  const [quiet, setQuiet] = useState<number | null>(null)
  useEffect(() => {
    if (!running) return
    const timer = setTimeout(() => setQuiet(version), QUIET_MS)
    return () => clearTimeout(timer)
  }, [version, running])
  return running && quiet === version
}
