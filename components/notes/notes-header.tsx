'use client'

import type { LectureNotes } from '@shared/documents/lecture-notes.ts'
import { History } from 'lucide-react'
import { ankiCards, exportChoices } from '@/components/documents/export-formats'
import { ExportMenu } from '@/components/documents/export-menu'
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
  onExport: () => Promise<boolean>
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
        <ExportMenu
          documentId={document.id}
          title={title}
          choices={
            definitions.length + questions.length > 0
              ? [...exportChoices.lecture_notes, ankiCards]
              : exportChoices.lecture_notes
          }
          saved={state.status === 'saved'}
          save={onExport}
        />
      </div>
    </div>
  )
}
