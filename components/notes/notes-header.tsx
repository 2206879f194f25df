'use client'

import type { LectureNotes } from '@shared/documents/lecture-notes.ts'
import { Download, History } from 'lucide-react'
import type { ReactNode } from 'react'
import { SaveStateLabel } from '@/components/documents/save-state'
import { TitleField } from '@/components/documents/title-field'
import { Button } from '@/components/ui/button'
import type { SaveState } from '@/lib/documents/autosave'
import { count } from '@/lib/format/duration'

/** The top of lecture notes: what they are, what they were made from, and what can be taken away. */
export function NotesHeader({
  document,
  title,
  content: { sections, definitions, questions, transcript },
  state,
  onTitle,
  onRevisions,
  onExport,
}: {
  document: { id: string }
  title: string
  content: LectureNotes
  state: SaveState
  onTitle: (title: string) => void
  onRevisions: () => void
  onExport: () => Promise<void>
}) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
      <div className="min-w-0 flex-1 basis-80">
        <TitleField label="Title of the notes" value={title} onChange={onTitle} />
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-faint">
          <span>
            {count(sections.length, 'section')}
            {definitions.length > 0 ? ` · ${count(definitions.length, 'definition')}` : ''}
          </span>
          <SaveStateLabel state={state} />
        </p>
        <p className="mt-1 text-sm text-ink-faint wrap-anywhere">From {transcript.title}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button onClick={onRevisions}>
          <History aria-hidden />
          Revisions
        </Button>
        <ExportLink documentId={document.id} format="markdown" state={state} onExport={onExport}>
          Export Markdown
        </ExportLink>
        {definitions.length + questions.length > 0 ? (
          <ExportLink documentId={document.id} format="anki" state={state} onExport={onExport}>
            Anki cards
          </ExportLink>
        ) : null}
      </div>
    </div>
  )
}

/** A file to download, of what is on the page: what is not saved yet is saved first. */
function ExportLink({
  documentId,
  format,
  state,
  onExport,
  children,
}: {
  documentId: string
  format: 'markdown' | 'anki'
  state: SaveState
  onExport: () => Promise<void>
  children: ReactNode
}) {
  const href = `/api/documents/${documentId}/export?format=${format}`
  return (
    <Button asChild>
      <a
        href={href}
        download
        onClick={(event) => {
          if (state.status === 'saved') return
          event.preventDefault()
          void onExport().then(() => window.location.assign(href))
        }}
      >
        <Download aria-hidden />
        {children}
      </a>
    </Button>
  )
}
