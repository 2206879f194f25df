'use client'

import { Slider } from 'radix-ui'

const paces = [
  { upTo: 115, words: 'slow, for a large hall or a second language' },
  { upTo: 150, words: 'calm, as most people teach' },
  { upTo: 175, words: 'lively, as in a conversation' },
  { upTo: 220, words: 'fast, for a short slot' },
]

/** Words a minute, with what that sounds like. */
export function PaceSlider({ value, onChange }: { value: number; onChange: (value: number) => void }) {
  const sounds = paces.find((pace) => value <= pace.upTo)?.words ?? ''
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-baseline justify-between gap-4 text-sm">
        <span id="pace-label" className="font-medium">
          Pace
        </span>
        <span className="text-ink-soft">
          <span className="nums font-medium text-ink">{value}</span> words a minute
        </span>
      </div>
      <Slider.Root
        value={[value]}
        min={80}
        max={220}
        step={5}
        onValueChange={([next]) => next !== undefined && onChange(next)}
        className="touch relative flex h-6 touch-none items-center select-none"
      >
        <Slider.Track className="relative h-1 flex-1 rounded-full bg-ink/12">
          <Slider.Range className="absolute h-full rounded-full bg-ink" />
        </Slider.Track>
        <Slider.Thumb
          aria-labelledby="pace-label"
          aria-valuetext={`${value} words a minute, ${sounds}`}
          className="block size-5 rounded-full border-2 border-ink bg-surface"
        />
      </Slider.Root>
      <p className="text-sm text-ink-faint">{sounds.charAt(0).toUpperCase() + sounds.slice(1)}</p>
    </div>
  )
}
