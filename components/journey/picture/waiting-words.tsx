'use client'

import { useNow } from '@/components/ui/now'
import type { Job } from '@/lib/jobs/schema'

/** From here on it takes longer than most pictures do. */
const LONG_SECONDS = 30

/** Honest words as time passes: the seconds are those that it really takes. */
export function WaitingWords({ job }: { job: Job }) {
  const now = useNow()
  return <p className="mt-2 text-sm text-ink-soft">{waitingWords(job, now)}</p>
}

export function waitingWords({ status, startedAt }: Pick<Job, 'status' | 'startedAt'>, now: number): string {
  if (status === 'pending' || startedAt === null) return 'Starting…'
  const seconds = Math.max(0, Math.floor((now - Date.parse(startedAt)) / 1000))
  return seconds < LONG_SECONDS
    ? `Processing… ${seconds} s`
    : `Still analysing (complex diagram)… ${seconds} s`
}
