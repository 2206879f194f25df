'use client'

import type { TranscriptLine as Line } from '@shared/documents/transcript.ts'
import { Pencil } from 'lucide-react'
import { memo } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { clock } from '@/lib/format/duration'

interface TranscriptLineProps {
  number: number
  line: Line
  isCurrent: boolean
  isShown: boolean
  /** One line of all is reached by Tab; the others by the arrows. */
  isReached: boolean
  onChoose: (number: number, start: number | null) => void
  /** Opens it to be edited, where it can be. */
  onEdit?: ((number: number) => void) | undefined
}

/** A line of the transcript, which plays from its time. */
export const TranscriptLine = memo(function TranscriptLine({
  number,
  line: { start, speaker, text },
  isCurrent,
  isShown,
  isReached,
  onChoose,
  onEdit,
}: TranscriptLineProps) {
  return (
    <li
      data-line={number}
      className="flex items-start [contain-intrinsic-size:auto_3rem] [content-visibility:auto]"
    >
      <button
        type="button"
        tabIndex={isReached ? 0 : -1}
        aria-current={isCurrent ? 'true' : undefined}
        onClick={() => onChoose(number, start)}
        className={cx(
          'min-w-0 flex-1 rounded-inner border-l-2 px-3 py-2 text-left text-sm transition-colors -outline-offset-2',
          isCurrent
            ? 'border-stage bg-stage-wash text-ink'
            : isShown
              ? 'border-ink bg-sunken text-ink'
              : 'border-transparent text-ink-soft hover:bg-ink/4 hover:text-ink',
        )}
      >
        <span className="nums mr-2 text-xs text-ink-faint">{start === null ? number : clock(start)}</span>
        {speaker ? <span className="font-medium">{speaker}: </span> : null}
        <span className="as-written wrap-anywhere">{text}</span>
      </button>
      {onEdit && isReached ? (
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={`Edit line ${number}`}
          onClick={() => onEdit(number)}
          className="mt-0.5"
        >
          <Pencil aria-hidden />
        </Button>
      ) : null}
    </li>
  )
})
