'use client'

import { TONES } from '@shared/kinds/talk_track/schema.ts'
import { RadioGroup } from 'radix-ui'
import { type Tone, toneWords } from './tones'

/** How it should sound: five tones, each with what it means. */
export function TonePicker({ value, onChange }: { value: Tone; onChange: (tone: Tone) => void }) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 text-sm font-medium">Tone</legend>
      <RadioGroup.Root
        value={value}
        onValueChange={(next) => onChange(next as Tone)}
        aria-label="Tone"
        className="grid gap-2 sm:grid-cols-2"
      >
        {TONES.map((tone) => (
          <RadioGroup.Item
            key={tone}
            value={tone}
            className="rounded-box border border-line-strong/60 bg-surface px-3 py-2.5 text-left transition-colors hover:border-line-strong data-[state=checked]:border-ink data-[state=checked]:ring-1 data-[state=checked]:ring-ink"
          >
            <span className="block text-sm font-medium">{toneWords[tone].label}</span>
            <span className="block text-sm text-ink-faint">{toneWords[tone].sounds}</span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </fieldset>
  )
}
