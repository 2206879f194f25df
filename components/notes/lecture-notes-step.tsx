'use client'

import { useQuery } from '@tanstack/react-query'
import { NotebookPen } from 'lucide-react'
import { DocumentList } from '@/components/documents/document-list'
import { RunningJobs } from '@/components/jobs/running-jobs'
import { AddTranscript } from '@/components/transcripts/add-transcript'
import { documentsQuery } from '@/lib/documents/queries'
import { GenerateNotes } from './generate-notes'

/** Step 1: the notes of a project, what is being written, and the form for more. */
export function LectureNotesStep({ projectId }: { projectId: string }) {
  const { data: transcripts = [] } = useQuery(documentsQuery(projectId, 'transcript'))
  const { data: notes = [] } = useQuery(documentsQuery(projectId, 'lecture_notes'))
  return (
    <div className="flex flex-col gap-10">
      <RunningJobs projectId={projectId} kind="lecture_notes" title="Being written" />
      {notes.length > 0 ? (
        <section aria-labelledby="your-notes">
          <h2 id="your-notes" className="mb-3 font-semibold">
            Your lecture notes
          </h2>
          <DocumentList
            label="Lecture notes"
            documents={notes}
            icon={<NotebookPen />}
            href={(document) => `/projects/${projectId}/lecture-notes/${document.id}`}
          />
        </section>
      ) : null}
      {transcripts.length > 0 ? (
        <section aria-labelledby="generate">
          <h2 id="generate" className="mb-3 font-semibold">
            {notes.length > 0 ? 'Generate another' : 'Generate notes from a transcript'}
          </h2>
          <GenerateNotes projectId={projectId} transcripts={transcripts} />
        </section>
      ) : (
        <section aria-labelledby="begin">
          <h2 id="begin" className="mb-1 font-semibold">
            It begins with a transcript
          </h2>
          <p className="mb-4 max-w-2xl text-sm text-ink-soft">
            Notes are taken of what was said: a lecture, a training, a talk. Captions of a video bring its
            times along.
          </p>
          <AddTranscript projectId={projectId} primary />
        </section>
      )}
    </div>
  )
}
