'use client'

import { RadioGroup } from 'radix-ui'
import { signed } from '@/lib/exporters/journey-words'
import { SCORES, scoreInk, scoreWords } from './rows'

/** How good or bad a feeling is, in five steps. */
export function ScorePicker({ value, onChange }: { value: number; onChange: (score: number) => void }) {
  return (
    <RadioGroup.Root
      aria-label="How it feels"
      orientation="horizontal"
      value={String(value)}
      onValueChange={(next) => onChange(Number(next))}
      className="flex gap-1"
    >
      {SCORES.map((score) => (
        <RadioGroup.Item
          key={score}
          value={String(score)}
          aria-label={`${signed(score)}, ${scoreWords[score]}`}
          className={`nums touch h-8 min-w-0 flex-1 rounded-inner border text-sm font-semibold data-[state=checked]:border-ink data-[state=checked]:ring-1 data-[state=checked]:ring-ink ${scoreInk(score)}`}
        >
          {signed(score)}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
