'use client'

import { useEffect, useState } from 'react'
import { clock } from '@/lib/format/duration'
import type { Recorder } from '@/lib/recorder/recorder'

/** How much is recorded; a pause does not count. */
export function RecordedTime({ recorder, before }: { recorder: Recorder; before: number }) {
  const [seconds, setSeconds] = useState(before)
  useEffect(() => {
    const look = () => setSeconds(Math.floor(Math.max(before, recorder.seconds)))
    look()
    const timer = setInterval(look, 200)
    return () => clearInterval(timer)
  }, [recorder, before])
  return (
    <time role="timer" aria-label="Recorded" dateTime={`PT${seconds}S`} className="text-4xl font-semibold">
      {clock(seconds)}
    </time>
  )
}
