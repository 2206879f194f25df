'use client'

import { AArrowDown, AArrowUp, Languages, SpellCheck } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { FONT_SIZES, type ReaderSettings } from '@/lib/stories/reader-settings'

/** How the story is shown: readings, translation, size. */
export function ReaderBar({
  settings,
  change,
  hasReadings,
}: {
  settings: ReaderSettings
  change: (change: Partial<ReaderSettings>) => void
  hasReadings: boolean
}) {
  const at = FONT_SIZES.indexOf(settings.size)
  const resize = (by: number) => {
    const size = FONT_SIZES[at + by]
    if (size) change({ size })
  }
  return (
    <div
      role="toolbar"
      aria-label="How it is shown"
      className="flex flex-wrap items-center gap-2 print:hidden"
    >
      {hasReadings ? (
        <Button
          size="sm"
          aria-pressed={settings.readings}
          onClick={() => change({ readings: !settings.readings })}
          className="aria-pressed:border-ink"
        >
          <SpellCheck aria-hidden />
          Readings
        </Button>
      ) : null}
      <Button
        size="sm"
        aria-pressed={settings.translation}
        onClick={() => change({ translation: !settings.translation })}
        className="aria-pressed:border-ink"
      >
        <Languages aria-hidden />
        Translation
      </Button>
      <Button size="icon-sm" aria-label="Smaller text" aria-disabled={at === 0} onClick={() => resize(-1)}>
        <AArrowDown aria-hidden />
      </Button>
      <Button
        size="icon-sm"
        aria-label="Larger text"
        aria-disabled={at === FONT_SIZES.length - 1}
        onClick={() => resize(1)}
      >
        <AArrowUp aria-hidden />
      </Button>
    </div>
  )
}
