'use client'

import { Ago } from '@/components/ui/ago'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import type { RevisionSummary } from '@/lib/documents/schema'
import { revisionText } from './revision-text'

/** One revision: who made it and when; opened, how it begins and a way back to it. */
export function RevisionRow({
  entry,
  current,
  open,
  content,
  busy,
  onToggle,
  onRestore,
}: {
  entry: RevisionSummary
  current: boolean
  open: boolean
  /** Its content, once it is open and here. */
  content: unknown
  busy: boolean
  onToggle: () => void
  onRestore: () => void
}) {
  return (
    <li>
      <button
        type="button"
        aria-expanded={open}
        onClick={onToggle}
        className="flex w-full items-baseline justify-between gap-4 px-5 py-3 text-left text-sm -outline-offset-2 hover:bg-ink/4"
      >
        <span>
          <span className="font-medium">Revision {entry.revision}</span>
          <span className="text-ink-faint">{entry.createdBy === 'job' ? ', generated' : ', edited'}</span>
        </span>
        <span className="text-ink-faint">{current ? 'Now' : <Ago moment={entry.createdAt} />}</span>
      </button>
      {open ? (
        <div className="px-5 pb-4">
          <div className="max-h-64 overflow-y-auto rounded-box bg-sunken p-4">
            {content === undefined ? (
              <Skeleton className="h-24" />
            ) : (
              <p className="as-written text-sm leading-6 text-ink-soft">{revisionText(content)}</p>
            )}
          </div>
          {current ? null : (
            <Button size="sm" className="mt-3" disabled={busy || content === undefined} onClick={onRestore}>
              Restore this revision
            </Button>
          )}
        </div>
      ) : null}
    </li>
  )
}
