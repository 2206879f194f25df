'use client'

import { TRANSCRIPT_LIMITS } from '@shared/documents/transcript.ts'
import { useState } from 'react'
import { GrowingTextarea } from '@/components/ui/growing-textarea'

/** A line of the transcript while it is edited: kept as it is typed; Enter or Escape closes it. */
export function LineField({
  number,
  text,
  onChange,
  onClose,
  onLeave,
}: {
  number: number
  text: string
  onChange: (text: string) => void
  /** Done by key: what had the focus before gets it back. */
  onClose: () => void
  /** Something else has the focus. */
  onLeave: () => void
}) {
  const [value, setValue] = useState(text)
  return (
    <li data-line={number} className="p-1">
      <GrowingTextarea
        // The person has just asked for it.
        autoFocus
        aria-label={`Line ${number}`}
        value={value}
        rows={1}
        maxLength={TRANSCRIPT_LIMITS.maxLineLength}
        onChange={(event) => {
          const typed = event.target.value.replaceAll('\n', ' ')
          setValue(typed)
          // A line is cited by its number, so it always says something: the last words stand while it is empty.
          if (typed.trim() !== '') onChange(typed.trim())
        }}
        onBlur={onLeave}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return
          event.preventDefault()
          event.stopPropagation()
          onClose()
        }}
        className="rounded-inner border border-line-strong bg-surface px-3 py-2 text-base sm:text-sm"
      />
    </li>
  )
}
