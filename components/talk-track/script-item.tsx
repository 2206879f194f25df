'use client'

import type { SlideScript } from '@shared/documents/talk-track.ts'
import { Copy, Pencil } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Tooltip } from '@/components/ui/tooltip'
import { ScriptHeading } from './script-card'
import { ScriptFields } from './script-fields'

/** One slide of a talk track: read it, copy it, or edit it in its place. */
export function ScriptItem({
  script,
  index,
  startsAt,
  editing,
  onEdit,
  onDone,
  onCopy,
  onChange,
}: {
  script: SlideScript
  index: number
  startsAt: number
  editing: boolean
  onEdit: () => void
  onDone: () => void
  onCopy: () => void
  onChange: (change: Partial<Pick<SlideScript, 'script' | 'deliveryNotes'>>) => void
}) {
  const item = useRef<HTMLLIElement>(null)
  const wasEditing = useRef(false)
  useEffect(() => {
    if (editing) item.current?.querySelector('textarea')?.focus({ preventScroll: true })
    else if (wasEditing.current) item.current?.focus({ preventScroll: true })
    wasEditing.current = editing
  }, [editing])
  return (
    <li
      ref={item}
      id={`slide-${index + 1}`}
      data-slide={index}
      tabIndex={-1}
      aria-labelledby={`script-${index + 1}`}
      className="group -mx-3 rounded-box px-3 py-4 sm:-mx-5 sm:px-5"
    >
      <ScriptHeading number={index + 1} title={script.title} seconds={script.seconds} startsAt={startsAt} />
      <div className="sm:pl-10">
        {editing ? (
          <ScriptFields script={script} number={index + 1} onChange={onChange} onDone={onDone} />
        ) : (
          <>
            <p className="script as-written mt-2">{script.script}</p>
            <div className="mt-2 flex max-w-script items-start justify-between gap-4">
              <p className="as-written min-w-0 py-1.5 text-sm text-ink-faint">
                {script.deliveryNotes ? (
                  <>
                    <span className="font-medium text-ink-soft">Delivery: </span>
                    {script.deliveryNotes}
                  </>
                ) : null}
              </p>
              <div className="flex shrink-0 opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
                <Tooltip label="Copy this slide">
                  <Button
                    variant="ghost"
                    size="icon-sm"
                    aria-label={`Copy slide ${index + 1}`}
                    onClick={onCopy}
                  >
                    <Copy aria-hidden />
                  </Button>
                </Tooltip>
                <Tooltip label="Edit">
                  <Button
                    variant="ghost"
                    size="icon-sm"
                    aria-label={`Edit slide ${index + 1}`}
                    onClick={onEdit}
                  >
                    <Pencil aria-hidden />
                  </Button>
                </Tooltip>
              </div>
            </div>
          </>
        )}
      </div>
    </li>
  )
}
