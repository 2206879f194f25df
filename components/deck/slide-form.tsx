'use client'

import type { Slide } from '@shared/documents/deck.ts'
import { GrowingTextarea } from '@/components/ui/growing-textarea'

/** The slide itself, edited in place: title and body as on the slide, the speaker's notes under it. */
export function SlideForm({
  slide,
  number,
  onChange,
}: {
  slide: Slide
  number: number
  onChange: (change: Partial<Omit<Slide, 'id'>>) => void
}) {
  const id = `slide-${slide.id}`
  return (
    <div className="flex flex-col gap-6">
      <div className="flex min-h-72 flex-col rounded-box border bg-surface px-6 py-6 sm:px-10 sm:py-8">
        <label htmlFor={`${id}-title`} className="sr-only">{`Title of slide ${number}`}</label>
        <GrowingTextarea
          id={`${id}-title`}
          value={slide.title}
          maxLength={500}
          rows={1}
          placeholder="Title"
          onChange={(event) => onChange({ title: event.target.value.replaceAll('\n', ' ') })}
          className="-mx-2 rounded-box px-2 py-1 text-xl font-semibold tracking-tight"
        />
        <label htmlFor={`${id}-body`} className="sr-only">{`Text of slide ${number}`}</label>
        <GrowingTextarea
          id={`${id}-body`}
          value={slide.body}
          maxLength={20_000}
          rows={6}
          placeholder="What the slide shows"
          onChange={(event) => onChange({ body: event.target.value })}
          className="-mx-2 mt-3 flex-1 rounded-box px-2 py-1 text-base leading-7 text-ink-soft focus:text-ink"
        />
      </div>
      <div className="flex flex-col gap-2">
        <label htmlFor={`${id}-notes`} className="text-sm font-medium">
          Speaker notes
        </label>
        <GrowingTextarea
          id={`${id}-notes`}
          value={slide.notes}
          maxLength={20_000}
          rows={3}
          placeholder="What you want to remember here. The talk track is written from the slide and these notes."
          onChange={(event) => onChange({ notes: event.target.value })}
          className="min-h-24 rounded-box border border-line-strong/70 bg-surface px-3 py-2 text-sm leading-6 hover:border-line-strong"
        />
      </div>
    </div>
  )
}
