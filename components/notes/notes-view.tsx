'use client'

import { type LectureNotes, NOTES_LIMITS } from '@shared/documents/lecture-notes.ts'
import { useState } from 'react'
import { RevisionsSheet } from '@/components/documents/revisions-sheet'
import { SaveProblem } from '@/components/documents/save-problem'
import { useDraft } from '@/components/documents/use-draft'
import { PlaybackContext } from '@/components/playback/playback-context'
import { SourcePanel } from '@/components/playback/source-panel'
import type { LectureNotesDocument } from '@/lib/documents/schema'
import { Playback } from '@/lib/media/recordings/playback'
import { changeItem, removeItem } from './note-edits'
import { NoteFoot, NoteText } from './note-field'
import { NotesHeader } from './notes-header'
import { NotesOfflineRemark } from './notes-offline-remark'
import { NotesSections } from './notes-sections'
import { ReviewList } from './review-list'

/** Lecture notes to read, edit in place and export. */
export function NotesView({ document }: { document: LectureNotesDocument }) {
  const draft = useDraft(document)
  const [revisions, setRevisions] = useState(false)
  const [playback] = useState(() => new Playback())
  const { summary, takeaways, leftOut, model, transcript, mediaId } = draft.content
  const change = (edit: (content: LectureNotes) => LectureNotes) =>
    draft.edit((now) => ({ ...now, content: edit(now.content) }))
  return (
    <>
      <NotesHeader
        document={document}
        title={draft.title}
        content={draft.content}
        state={draft.state}
        onTitle={(title) => draft.edit((now) => ({ ...now, title }))}
        onRevisions={() => setRevisions(true)}
        onExport={draft.flush}
      />
      <div className="mt-4 empty:hidden">
        <SaveProblem draft={draft} />
      </div>
      {model.offline ? <NotesOfflineRemark /> : null}
      <PlaybackContext value={playback}>
        <div className="mt-8 grid gap-x-8 gap-y-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
          <SourcePanel
            projectId={document.projectId}
            transcriptId={transcript.id}
            mediaId={mediaId ?? null}
            playback={playback}
          />
          <div className="flex min-w-0 max-w-[46.5rem] flex-col gap-12">
            <section aria-labelledby="summary">
              <h2 id="summary" className="mb-2 font-semibold">
                Summary
              </h2>
              <NoteText
                label="Summary"
                value={summary}
                maxLength={NOTES_LIMITS.maxSummaryLength}
                onChange={(text) => change((now) => ({ ...now, summary: text }))}
                className="script -mx-2"
              />
            </section>
            {takeaways.length > 0 ? (
              <section aria-labelledby="takeaways">
                <h2 id="takeaways" className="mb-2 font-semibold">
                  Key takeaways
                </h2>
                <ul className="flex flex-col gap-3">
                  {takeaways.map((note, index) => (
                    <li key={note.id} className="group -mx-2">
                      <NoteText
                        label={`Takeaway ${index + 1}`}
                        value={note.text}
                        onChange={(text) => change((now) => changeItem(now, 'takeaways', note.id, { text }))}
                        className="script"
                      />
                      <NoteFoot
                        note={note}
                        name={`takeaway ${index + 1}`}
                        onRemove={() => change((now) => removeItem(now, 'takeaways', note.id))}
                      />
                    </li>
                  ))}
                </ul>
              </section>
            ) : null}
            <NotesSections content={draft.content} change={change} />
            <ReviewList content={draft.content} change={change} />
            {leftOut.length > 0 ? (
              <section aria-labelledby="left-out" className="text-sm text-ink-faint">
                <h2 id="left-out" className="mb-2 font-semibold text-ink-soft">
                  Not in these notes
                </h2>
                <ul className="flex flex-col gap-1 wrap-anywhere">
                  {leftOut.map(({ from, to, about }) => (
                    <li key={from}>
                      Lines {from} to {to}: {about}
                    </li>
                  ))}
                </ul>
              </section>
            ) : null}
          </div>
        </div>
      </PlaybackContext>
      <RevisionsSheet
        document={document}
        open={revisions}
        onOpenChange={setRevisions}
        beforeRestore={draft.flush}
        onRestored={draft.reset}
      />
    </>
  )
}
