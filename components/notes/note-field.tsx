'use client'

import { NOTES_LIMITS } from '@shared/documents/lecture-notes.ts'
import { X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { GrowingTextarea } from '@/components/ui/growing-textarea'
import { PlaceLabel } from './place-label'

// The face of what is read has its padding outside its width, which would stand over the edge of a phone.
const fieldClass = 'box-border! rounded-box bg-transparent px-2 hover:bg-ink/4 focus:bg-transparent'

/** A text that is edited where it is read. */
export function NoteText({
  label,
  value,
  onChange,
  maxLength = NOTES_LIMITS.maxTextLength,
  placeholder,
  className,
}: {
  label: string
  value: string
  onChange: (text: string) => void
  maxLength?: number
  placeholder?: string
  className?: string
}) {
  return (
    <GrowingTextarea
      aria-label={label}
      value={value}
      rows={1}
      maxLength={maxLength}
      placeholder={placeholder}
      onChange={(event) => onChange(event.target.value.replaceAll('\n', ' '))}
      className={cx(fieldClass, className)}
    />
  )
}

/** Where a note comes from, and the button that removes it. */
export function NoteFoot({
  note,
  name,
  onRemove,
}: {
  note: { lines: number[]; start: number | null }
  name: string
  onRemove: () => void
}) {
  return (
    <div className="flex items-center justify-between gap-4 pl-2">
      <PlaceLabel {...note} />
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={`Remove ${name}`}
        onClick={onRemove}
        className="opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
      >
        <X aria-hidden />
      </Button>
    </div>
  )
}
