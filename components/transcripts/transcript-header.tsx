'use client'

import type { Transcript } from '@shared/documents/transcript.ts'
import { History, NotebookPen } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { toast } from 'sonner'
import { captions, exportChoices } from '@/components/documents/export-formats'
import { ExportMenu } from '@/components/documents/export-menu'
import { SaveStateLabel } from '@/components/documents/save-state'
import { TitleField } from '@/components/documents/title-field'
import { Button } from '@/components/ui/button'
import type { SaveState } from '@/lib/documents/autosave'
import type { TranscriptDocument } from '@/lib/documents/schema'
import { clock, count } from '@/lib/format/duration'
import { useStartJob } from '@/lib/jobs/use-start-job'

/** The top of a transcript: what it is, and the notes that can be taken of it. What is not saved yet is saved first. */
export function TranscriptHeader({
  document: { id, projectId },
  title,
  content,
  state,
  onTitle,
  onRevisions,
  save,
}: {
  document: TranscriptDocument
  title: string
  content: Transcript
  state: SaveState
  onTitle: (title: string) => void
  onRevisions: () => void
  save: () => Promise<boolean>
}) {
  const router = useRouter()
  const notes = useStartJob('lecture_notes')
  const last = content.lines.findLast(({ start, end }) => (end ?? start) !== null)
  const length = last ? (last.end ?? last.start) : null
  const takeNotes = async () => {
    await save()
    notes.mutate(
      { projectId, input: { transcriptId: id } },
      {
        onError: (error) => toast.error(error.message),
        onSuccess: ({ jobId }) => router.push(`/projects/${projectId}/lecture-notes/live/${jobId}`),
      },
    )
  }
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
      <div className="min-w-0 flex-1 basis-80">
        <TitleField label="Title of the transcript" value={title} onChange={onTitle} />
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-faint">
          <span className="nums">
            {count(content.lines.length, 'line')}
            {length === null ? '' : ` · ${clock(length)}`}
          </span>
          <SaveStateLabel state={state} />
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button onClick={onRevisions}>
          <History aria-hidden />
          Revisions
        </Button>
        <ExportMenu
          documentId={id}
          title={title}
          choices={length === null ? exportChoices.transcript : [...exportChoices.transcript, ...captions]}
          saved={state.status === 'saved'}
          save={save}
        />
        <Button
          variant="stage"
          disabled={notes.isPending || notes.isSuccess}
          onClick={() => void takeNotes()}
        >
          <NotebookPen aria-hidden />
          Take notes
        </Button>
      </div>
    </div>
  )
}
