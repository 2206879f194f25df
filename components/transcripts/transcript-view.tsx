'use client'

import type { Transcript } from '@shared/documents/transcript.ts'
import { useEffect, useState } from 'react'
import { ImportRemarks } from '@/components/documents/import-remarks'
import { RevisionsSheet } from '@/components/documents/revisions-sheet'
import { SaveProblem } from '@/components/documents/save-problem'
import { useDraft } from '@/components/documents/use-draft'
import { RecordingPart } from '@/components/playback/recording-part'
import { TranscriptList } from '@/components/playback/transcript-list'
import type { TranscriptDocument } from '@/lib/documents/schema'
import { Playback } from '@/lib/media/recordings/playback'
import { SpeakerNames } from './speaker-names'
import { changeLine, renameSpeaker, speakersOf } from './transcript-edits'
import { TranscriptHeader } from './transcript-header'

/** A transcript to hear, search and put right. Lines are cited by their number, so none is added or removed. */
export function TranscriptView({ document }: { document: TranscriptDocument }) {
  const draft = useDraft(document)
  const [revisions, setRevisions] = useState(false)
  const [playback] = useState(() => new Playback())
  const { content } = draft
  const { lines, warnings, mediaId } = content
  useEffect(() => playback.setLines(lines), [playback, lines])
  const change = (edit: (transcript: Transcript) => Transcript) =>
    draft.edit((now) => ({ ...now, content: edit(now.content) }))
  return (
    <>
      <TranscriptHeader
        document={document}
        title={draft.title}
        content={content}
        state={draft.state}
        onTitle={(title) => draft.edit((now) => ({ ...now, title }))}
        onRevisions={() => setRevisions(true)}
        save={draft.flush}
      />
      <div className="mt-4 empty:hidden">
        <SaveProblem draft={draft} />
      </div>
      <div className="mt-6 flex max-w-[46.5rem] flex-col gap-4">
        <ImportRemarks warnings={warnings} />
        <SpeakerNames
          speakers={speakersOf(content)}
          onRename={(from, to) => change((now) => renameSpeaker(now, from, to))}
        />
        <RecordingPart
          projectId={document.projectId}
          mediaId={mediaId ?? null}
          lines={document.content.lines}
          playback={playback}
        />
        <p className="text-sm text-ink-faint">
          {mediaId ? 'Choose a line to hear it. ' : 'Choose a line. '}Its pencil, or F2, changes its words.
        </p>
        <div className="flex max-h-[70dvh] min-h-0 flex-col rounded-box border bg-surface">
          <TranscriptList
            lines={lines}
            playback={playback}
            onChange={(number, text) => change((now) => changeLine(now, number, text))}
          />
        </div>
      </div>
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
