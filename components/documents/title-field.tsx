'use client'

import { GrowingTextarea } from '@/components/ui/growing-textarea'

/** The title of a document, edited where it stands. */
export function TitleField({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  onChange: (title: string) => void
}) {
  return (
    <h1 className="min-w-0">
      <GrowingTextarea
        aria-label={label}
        value={value}
        rows={1}
        maxLength={200}
        onChange={(event) => onChange(event.target.value.replaceAll('\n', ' '))}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        className="-mx-2 rounded-box px-2 text-2xl font-semibold tracking-tight hover:bg-ink/4 focus:bg-transparent"
      />
    </h1>
  )
}
