'use client'

import { JOURNEY_LIMITS, type JourneyRow, type JourneyStage } from '@shared/documents/journey.ts'
import { Trash2 } from 'lucide-react'
import { type FocusEvent, type KeyboardEvent, useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { GrowingTextarea } from '@/components/ui/growing-textarea'
import { ROW_TITLES } from '@/lib/exporters/journey-words'
import { EntryQuotes } from './entry-quotes'
import { useGridEditing } from './grid-context'
import { type AnyEntry, changeEntry } from './journey-edits'
import { ScorePicker } from './score-picker'
import { useRemove } from './use-remove'

/** One entry while it is edited: its words, its score if it is a feeling, and what it rests on. */
export function EntryForm({ entry, row, stage }: { entry: AnyEntry; row: JourneyRow; stage: JourneyStage }) {
  const grid = useGridEditing()
  const remove = useRemove()
  const form = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const field = form.current?.querySelector('textarea')
    field?.focus({ preventScroll: true })
    field?.setSelectionRange(field.value.length, field.value.length)
  }, [])
  if (!grid) return null

  // What is left empty is not kept: an empty cell stays empty.
  const close = () => {
    if (entry.text.trim() === '') remove.entry(stage, row, entry)
    grid.open(null)
  }
  const onBlur = (event: FocusEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) close()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const typing = (event.target as HTMLElement).tagName === 'TEXTAREA'
    if (event.key !== 'Escape' && !(event.key === 'Enter' && typing && !event.shiftKey)) return
    // While a word of Chinese or Japanese is put together, Enter belongs to that.
    if (event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    close()
  }
  const label = `${ROW_TITLES[row]} of ${stage.title || 'this stage'}`
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves the fields within it
    <div
      ref={form}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
      className="flex flex-col gap-2 rounded-box border border-line-strong/70 bg-surface p-2"
    >
      <GrowingTextarea
        aria-label={label}
        value={entry.text}
        rows={1}
        maxLength={JOURNEY_LIMITS.maxEntryLength}
        placeholder={row === 'feelings' ? 'How it feels, in a word' : 'Write it down'}
        onChange={(event) => grid.change(changeEntry(stage.id, row, entry.id, { text: event.target.value }))}
        className="bg-transparent text-base leading-6 outline-none sm:text-sm sm:leading-5"
      />
      {entry.score === undefined ? null : (
        <ScorePicker
          value={entry.score}
          onChange={(score) => grid.change(changeEntry(stage.id, row, entry.id, { score }))}
        />
      )}
      <div className="flex items-end justify-between gap-2">
        <div className="min-w-0 text-xs text-ink-soft">
          {entry.sources.length > 0 ? (
            <EntryQuotes sources={entry.sources} from={grid.from} />
          ) : (
            'Your own words'
          )}
        </div>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label="Remove"
          onClick={() => {
            remove.entry(stage, row, entry)
            grid.open(null)
          }}
        >
          <Trash2 aria-hidden />
        </Button>
      </div>
    </div>
  )
}
