'use client'

import { OUTLINE_LIMITS } from '@shared/documents/outline.ts'
import { Slider } from 'radix-ui'

const { minSlides, maxSlides } = OUTLINE_LIMITS
/** A slide is on for about this long. */
const MINUTES_A_SLIDE = 1.5

/** How many slides, with how long such a talk is. */
export function SlidesSlider({ value, onChange }: { value: number; onChange: (slides: number) => void }) {
  const minutes = Math.max(5, Math.round((value * MINUTES_A_SLIDE) / 5) * 5)
  const length = `about ${minutes} minutes at a calm pace`
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-baseline justify-between gap-4 text-sm">
        <span id="slides-label" className="font-medium">
          Slides
        </span>
        <span className="nums font-medium text-ink">{value}</span>
      </div>
      <Slider.Root
        value={[value]}
        min={minSlides}
        max={maxSlides}
        step={1}
        onValueChange={([next]) => next !== undefined && onChange(next)}
        className="touch relative flex h-6 touch-none items-center select-none"
      >
        <Slider.Track className="relative h-1 flex-1 rounded-full bg-ink/12">
          <Slider.Range className="absolute h-full rounded-full bg-ink" />
        </Slider.Track>
        <Slider.Thumb
          aria-labelledby="slides-label"
          aria-valuetext={`${value} slides, ${length}`}
          className="block size-5 rounded-full border-2 border-ink bg-surface"
        />
      </Slider.Root>
      <p className="text-sm text-ink-faint">
        {minSlides} to {maxSlides}; {length}
      </p>
    </div>
  )
}
