'use client'

import { useEffect, useRef } from 'react'

/** How long somebody stays at a place before it is kept: a scroll that goes on is no reading. */
const STAYS_MS = 1_000
/** A segment is being read when its top is above this share of the window. */
const READ_ABOVE = 0.5

/**
 * Goes to where the reader was, once, and tells where they are whenever they have stayed a moment. Nothing is told before
 * they move themselves.
 */
export function useReadingPlace(
  segmentIds: string[],
  startAt: string | null,
  onStay: (segmentId: string) => void,
): void {
  const start = useRef(startAt)
  const told = useRef(startAt)
  const latest = useRef({ segmentIds, onStay })
  useEffect(() => {
    latest.current = { segmentIds, onStay }
  })
  useEffect(() => {
    const id = start.current
    if (id && id !== latest.current.segmentIds[0] && window.location.hash === '') {
      document.getElementById(id)?.scrollIntoView({ block: 'start' })
    }
  }, [])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const tell = () => {
      const here = segmentInView(latest.current.segmentIds)
      if (!here || here === told.current) return
      told.current = here
      latest.current.onStay(here)
    }
    const moved = () => {
      clearTimeout(timer)
      timer = setTimeout(tell, STAYS_MS)
    }
    window.addEventListener('scroll', moved, { passive: true })
    return () => {
      clearTimeout(timer)
      window.removeEventListener('scroll', moved)
    }
  }, [])
}

function segmentInView(ids: string[]): string | undefined {
  const line = window.innerHeight * READ_ABOVE
  return (
    ids.findLast((id) => (document.getElementById(id)?.getBoundingClientRect().top ?? Infinity) < line) ??
    ids[0]
  )
}
