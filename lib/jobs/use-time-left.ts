'use client'

import { useEffect, useState } from 'react'
import type { Job } from './schema'
import { isLive } from './status'
import { timeLeft } from './time-left'

/** How long a live job may still take, as text; null until mounted and when the job is not live. */
export function useTimeLeft(job: Job | null | undefined): string | null {
  const [now, setNow] = useState<number | null>(null)
  const live = job ? isLive(job) : false
  useEffect(() => {
    if (!live) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 5_000)
    return () => clearInterval(timer)
  }, [live])
  return job && now !== null ? timeLeft(job, now) : null
}
