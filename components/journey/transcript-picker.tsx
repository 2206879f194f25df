'use client'

import { Check } from 'lucide-react'
import { Checkbox } from 'radix-ui'
import { Ago } from '@/components/ui/ago'
import type { DocumentSummary } from '@/lib/documents/schema'

/** The transcripts of a project, any number of which can be chosen. */
export function TranscriptPicker({
  transcripts,
  chosen,
  onChange,
}: {
  transcripts: DocumentSummary[]
  chosen: string[]
  onChange: (chosen: string[]) => void
}) {
  const toggle = (id: string, on: boolean) =>
    onChange(on ? [...chosen, id] : chosen.filter((other) => other !== id))
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-medium">Transcripts</legend>
      <div className="max-h-72 divide-y overflow-y-auto rounded-box border border-line-strong/60">
        {transcripts.map(({ id, title, updatedAt }) => (
          <div key={id} className="flex items-center gap-3 px-3 hover:bg-ink/4">
            <Checkbox.Root
              id={`transcript-${id}`}
              checked={chosen.includes(id)}
              onCheckedChange={(on) => toggle(id, on === true)}
              className="grid size-5 shrink-0 place-items-center rounded-inner border border-line-strong bg-surface data-[state=checked]:border-ink data-[state=checked]:bg-ink data-[state=checked]:text-canvas"
            >
              <Checkbox.Indicator>
                <Check aria-hidden className="size-4" />
              </Checkbox.Indicator>
            </Checkbox.Root>
            <label
              htmlFor={`transcript-${id}`}
              className="touch flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-4 py-2.5 text-sm"
            >
              <span className="min-w-0 font-medium wrap-anywhere">{title}</span>
              <span className="text-ink-faint">
                <Ago moment={updatedAt} />
              </span>
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}
