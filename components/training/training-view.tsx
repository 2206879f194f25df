'use client'

import { SOP_LIMITS } from '@shared/documents/sop.ts'
import { useState } from 'react'
import { RevisionsSheet } from '@/components/documents/revisions-sheet'
import { SaveProblem } from '@/components/documents/save-problem'
import { useDraft } from '@/components/documents/use-draft'
import { NoteText } from '@/components/notes/note-field'
import { PlaybackContext } from '@/components/playback/playback-context'
import { SourcePanel } from '@/components/playback/source-panel'
import type { SopDocument } from '@/lib/documents/schema'
import { Playback } from '@/lib/media/recordings/playback'
import { ChapterList } from './chapter-list'
import { NoteList } from './note-list'
import { CheckpointList, TroubleList } from './pair-list'
import { Procedure } from './procedure'
import type { SopEdit } from './sop-edits'
import { TrainingHeader } from './training-header'
import { TrainingOfflineRemark } from './training-offline-remark'

const statements = [
  { name: 'purpose', title: 'Purpose', empty: 'Nobody says what it is for' },
  { name: 'scope', title: 'Scope', empty: 'Nobody says what it covers' },
] as const

/** A training to read beside its recording, edit in place and export. */
export function TrainingView({ document }: { document: SopDocument }) {
  const draft = useDraft(document)
  const [revisions, setRevisions] = useState(false)
  const [playback] = useState(() => new Playback())
  const sop = draft.content
  const change = (edit: SopEdit) => draft.edit((now) => ({ ...now, content: edit(now.content) }))
  return (
    <>
      <TrainingHeader
        document={document}
        title={draft.title}
        content={sop}
        state={draft.state}
        onTitle={(title) => draft.edit((now) => ({ ...now, title }))}
        onRevisions={() => setRevisions(true)}
        onExport={draft.flush}
      />
      <div className="mt-4 empty:hidden">
        <SaveProblem draft={draft} />
      </div>
      {sop.model.offline ? <TrainingOfflineRemark /> : null}
      <PlaybackContext value={playback}>
        <div className="mt-8 grid gap-x-8 gap-y-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
          <SourcePanel
            projectId={document.projectId}
            transcriptId={sop.transcript.id}
            mediaId={sop.mediaId ?? null}
            playback={playback}
          />
          <div className="flex min-w-0 max-w-[46.5rem] flex-col gap-12">
            <ChapterList chapters={sop.chapters} />
            {statements.map(({ name, title, empty }) => (
              <section key={name} aria-labelledby={name}>
                <h2 id={name} className="mb-2 font-semibold">
                  {title}
                </h2>
                <NoteText
                  label={title}
                  value={sop[name]}
                  placeholder={empty}
                  maxLength={SOP_LIMITS.maxStatementLength}
                  onChange={(text) => change((now) => ({ ...now, [name]: text }))}
                  className="script -mx-2"
                />
              </section>
            ))}
            <NoteList list="roles" sop={sop} change={change} most={SOP_LIMITS.maxNotes} />
            <NoteList list="materials" sop={sop} change={change} most={SOP_LIMITS.maxNotes} />
            <Procedure sop={sop} change={change} />
            <TroubleList sop={sop} change={change} />
            <NoteList list="keyPoints" sop={sop} change={change} most={SOP_LIMITS.maxKeyPoints} />
            <CheckpointList sop={sop} change={change} />
            {sop.leftOut.length > 0 ? (
              <section aria-labelledby="left-out" className="text-sm text-ink-faint">
                <h2 id="left-out" className="mb-2 font-semibold text-ink-soft">
                  Not in this training
                </h2>
                <ul className="flex flex-col gap-1 wrap-anywhere">
                  {sop.leftOut.map(({ from, to, about }) => (
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
