'use client'

import { useEffect, useRef, useState } from 'react'
import type { Recorder } from '@/lib/recorder/recorder'

const QUIET = 0.05
const QUIET_MS = 8_000
const CALM_MS = 400
/** A meter rises at once and falls slowly, so that a short sound is seen: all of it in this time. */
const FALL_MS = 900

/** How loud the microphone is, so that a muted one is seen before the hour is over. */
export function LevelMeter({ recorder, isRecording }: { recorder: Recorder; isRecording: boolean }) {
  const meter = useRef<HTMLDivElement>(null)
  const fill = useRef<HTMLDivElement>(null)
  const [isQuiet, setIsQuiet] = useState(false)
  useEffect(() => {
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)')
    let heardAt = performance.now()
    let shownAt = 0
    let drawnAt = performance.now()
    let level = 0
    let frame = 0
    const draw = (now: number) => {
      frame = requestAnimationFrame(draw)
      const heard = recorder.level
      level = Math.max(heard ?? 0, level - (now - drawnAt) / FALL_MS)
      drawnAt = now
      if (heard === null || level > QUIET || !isRecording) heardAt = now
      if (calm.matches && now - shownAt < CALM_MS) return
      setIsQuiet(now - heardAt > QUIET_MS)
      fill.current?.style.setProperty('transform', `scaleX(${level.toFixed(3)})`)
      if (now - shownAt < CALM_MS) return
      shownAt = now
      meter.current?.setAttribute('aria-valuenow', String(Math.round(level * 100)))
    }
    frame = requestAnimationFrame(draw)
    return () => cancelAnimationFrame(frame)
  }, [recorder, isRecording])
  return (
    <div className="flex min-w-0 flex-1 basis-48 flex-col gap-2 sm:max-w-80">
      <p aria-hidden className="text-sm text-ink-soft">
        Level
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: each browser draws its own <meter>, and none ours */}
      <div
        ref={meter}
        role="meter"
        aria-label="Level"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={0}
        className="h-2 overflow-hidden rounded-full bg-ink/10"
      >
        <div ref={fill} className="h-full origin-left scale-x-0 rounded-full bg-ink" />
      </div>
      <p role="status" className="min-h-5 text-sm text-ink-soft">
        {isQuiet ? 'Nothing is heard. Is the microphone muted?' : null}
      </p>
    </div>
  )
}
