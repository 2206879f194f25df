'use client'

import type { SlideScript } from '@shared/documents/talk-track.ts'
import { Button } from '@/components/ui/button'
import { GrowingTextarea } from '@/components/ui/growing-textarea'

/** The words of one slide while they are edited; the text stands where it is read. */
export function ScriptFields({
  script,
  number,
  onChange,
  onDone,
}: {
  script: SlideScript
  number: number
  onChange: (change: Partial<Pick<SlideScript, 'script' | 'deliveryNotes'>>) => void
  onDone: () => void
}) {
  return (
    <div className="max-w-[calc(65ch+6rem)]">
      <GrowingTextarea
        aria-label={`Script of slide ${number}`}
        value={script.script}
        maxLength={10_000}
        rows={3}
        onChange={(event) => onChange({ script: event.target.value })}
        className="script -mx-3 mt-1 box-content rounded-box border border-line-strong/70 bg-surface px-3 py-1"
      />
      <div className="mt-2 flex max-w-script items-end gap-4">
        <GrowingTextarea
          aria-label={`Delivery notes of slide ${number}`}
          value={script.deliveryNotes}
          maxLength={2_000}
          rows={1}
          placeholder="How to deliver it"
          onChange={(event) => onChange({ deliveryNotes: event.target.value })}
          className="-mx-3 flex-1 rounded-box border border-line-strong/70 bg-surface px-3 py-1.5 text-sm leading-6"
        />
        <Button size="sm" onClick={onDone}>
          Done
        </Button>
      </div>
    </div>
  )
}
