'use client'

import { OUTLINE_LIMITS } from '@shared/documents/outline.ts'
import { Minus, Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'

/** How many slides a section gets: one fewer, one more, or the arrow keys. */
export function SlideCount({
  value,
  label,
  onChange,
}: {
  value: number
  label: string
  onChange: (slides: number) => void
}) {
  const { maxSectionSlides } = OUTLINE_LIMITS
  return (
    <div className="flex items-center">
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={`One slide fewer for ${label}`}
        disabled={value <= 1}
        onClick={() => onChange(value - 1)}
      >
        <Minus aria-hidden />
      </Button>
      <div
        role="spinbutton"
        tabIndex={0}
        aria-label={`Slides of ${label}`}
        aria-valuenow={value}
        aria-valuemin={1}
        aria-valuemax={maxSectionSlides}
        onKeyDown={(event) => {
          const step = { ArrowUp: 1, ArrowDown: -1 }[event.key]
          if (step === undefined || event.altKey) return
          event.preventDefault()
          onChange(value + step)
        }}
        className="nums w-16 rounded-box py-1 text-center text-sm"
      >
        <span className="font-medium">{value}</span>{' '}
        <span className="text-ink-faint">{value === 1 ? 'slide' : 'slides'}</span>
      </div>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={`One slide more for ${label}`}
        disabled={value >= maxSectionSlides}
        onClick={() => onChange(value + 1)}
      >
        <Plus aria-hidden />
      </Button>
    </div>
  )
}
