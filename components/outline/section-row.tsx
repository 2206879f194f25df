'use client'

import { useSortable } from '@dnd-kit/react/sortable'
import type { OutlineSection } from '@shared/documents/outline.ts'
import { ArrowDown, ArrowUp, GripVertical, Trash2 } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { GrowingTextarea } from '@/components/ui/growing-textarea'
import { Tooltip } from '@/components/ui/tooltip'
import { SlideCount } from './slide-count'

/** One section: its name, what it says, how many slides it gets, and its place. */
export function SectionRow({
  section,
  index,
  total,
  isNew,
  restsOn,
  onChange,
  onMove,
  onRemove,
}: {
  section: OutlineSection
  index: number
  total: number
  isNew: boolean
  restsOn: string
  onChange: (change: Partial<Omit<OutlineSection, 'id'>>) => void
  onMove: (to: number) => void
  onRemove: () => void
}) {
  const { ref, handleRef, isDragSource } = useSortable({
    id: section.id,
    index,
    transition: { duration: 150 },
  })
  const fields = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isNew) fields.current?.querySelector('textarea')?.focus()
  }, [isNew])
  const number = index + 1
  const name = section.title.trim() || `section ${number}`
  return (
    <li
      ref={ref}
      className={cx(
        'flex flex-wrap items-start gap-x-2 gap-y-1 rounded-box border bg-surface py-3 pr-3 pl-1 sm:flex-nowrap',
        isDragSource && 'bg-raised shadow-float',
      )}
    >
      <button
        ref={handleRef}
        type="button"
        aria-label={`Move section ${number}, ${name}`}
        className="touch grid h-9 w-7 shrink-0 cursor-grab place-items-center rounded-box text-ink-faint/60 hover:text-ink-faint focus-visible:text-ink"
      >
        <GripVertical aria-hidden className="size-4" />
      </button>
      <span className="nums w-5 shrink-0 pt-2 text-right text-sm text-ink-faint">{number}</span>
      <div ref={fields} className="min-w-0 flex-1 basis-40">
        <GrowingTextarea
          aria-label={`Title of section ${number}`}
          value={section.title}
          rows={1}
          maxLength={200}
          placeholder="What this section is called"
          onChange={(event) => onChange({ title: event.target.value.replaceAll('\n', ' ') })}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          className="rounded-box px-2 py-1.5 font-medium hover:bg-ink/4 focus:bg-transparent"
        />
        <GrowingTextarea
          aria-label={`What section ${number} says`}
          value={section.about}
          rows={1}
          maxLength={1_000}
          placeholder="What it says, in a sentence or two"
          onChange={(event) => onChange({ about: event.target.value })}
          className="rounded-box px-2 py-1 text-sm leading-6 text-ink-soft hover:bg-ink/4 focus:bg-transparent focus:text-ink"
        />
        <p className="px-2 pt-1 text-xs text-ink-faint">{restsOn}</p>
      </div>
      <div className="flex shrink-0 items-center gap-1 max-sm:w-full max-sm:justify-between max-sm:pt-1 max-sm:pl-14">
        <SlideCount value={section.slides} label={name} onChange={(slides) => onChange({ slides })} />
        <span className="flex items-center sm:ml-1">
          <Tool label={`Move ${name} up`} disabled={index === 0} onClick={() => onMove(index - 1)}>
            <ArrowUp />
          </Tool>
          <Tool label={`Move ${name} down`} disabled={number === total} onClick={() => onMove(index + 1)}>
            <ArrowDown />
          </Tool>
          <Tool label={`Remove ${name}`} disabled={total === 1} onClick={onRemove}>
            <Trash2 />
          </Tool>
        </span>
      </div>
    </li>
  )
}

function Tool({
  label,
  disabled,
  onClick,
  children,
}: {
  label: string
  disabled: boolean
  onClick: () => void
  children: ReactNode
}) {
  return (
    <Tooltip label={label}>
      <Button variant="ghost" size="icon-sm" aria-label={label} disabled={disabled} onClick={onClick}>
        {children}
      </Button>
    </Tooltip>
  )
}
