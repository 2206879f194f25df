'use client'

import { useEffect, useRef, useState } from 'react'
import type { JobStatus } from '@/lib/jobs/schema'

const EVERY_MS = 10_000

const endings = (noun: string): Partial<Record<JobStatus, string>> => ({
  completed: `The ${noun} is ready.`,
  failed: `The ${noun} could not be finished.`,
  cancelled: 'Cancelled. What was written is kept.',
})

/** Tells a screen reader how far it is, at most every ten seconds, and at once when it ends. */
export function LiveAnnouncer({
  written,
  total,
  status,
  noun = 'talk track',
}: {
  written: number
  total: number
  status: JobStatus
  noun?: 'talk track' | 'deck'
}) {
  const [said, setSaid] = useState('')
  const last = useRef(0)
  useEffect(() => {
    const ending = endings(noun)[status]
    const words =
      ending ??
      (total > 0
        ? `${written} of ${total} slides written`
        : noun === 'deck'
          ? 'Reading the outline'
          : 'Reading the deck')
    const wait = ending ? 0 : Math.max(0, last.current + EVERY_MS - Date.now())
    const timer = setTimeout(() => {
      last.current = Date.now()
      setSaid(words)
    }, wait)
    return () => clearTimeout(timer)
  }, [written, total, status, noun])
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  )
}
