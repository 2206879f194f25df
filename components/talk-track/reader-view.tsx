'use client'

import type { TalkTrack } from '@shared/documents/talk-track.ts'
import { useState } from 'react'
import { RevisionsSheet } from '@/components/documents/revisions-sheet'
import { SaveProblem } from '@/components/documents/save-problem'
import { useDraft } from '@/components/documents/use-draft'
import { useCopy } from '@/components/ui/use-copy'
import type { TalkTrackDocument } from '@/lib/documents/schema'
import { OfflineRemark } from './offline-remark'
import { ReaderHeader } from './reader-header'
import { ReaderOutline } from './reader-outline'
import { changeScript, schedule, scriptText, talkText } from './script-edits'
import { ScriptItem } from './script-item'
import { useSlideKeys } from './use-slide-keys'

/** A talk track to read, edit in place, copy and export. */
export function ReaderView({ document }: { document: TalkTrackDocument }) {
  const draft = useDraft(document)
  const { scripts, model } = draft.content
  const { startsAt, total } = schedule(scripts)
  const [editing, setEditing] = useState<number | null>(null)
  const [revisions, setRevisions] = useState(false)
  const { list, onKeyDown } = useSlideKeys(setEditing)
  const copy = useCopy()
  const change = (edit: (content: TalkTrack) => TalkTrack) =>
    draft.edit((now) => ({ ...now, content: edit(now.content) }))

  return (
    <>
      <ReaderHeader
        document={document}
        title={draft.title}
        content={draft.content}
        seconds={total}
        state={draft.state}
        onTitle={(title) => draft.edit((now) => ({ ...now, title }))}
        onCopyAll={() => void copy(talkText(draft.title, scripts), 'The whole talk track is copied')}
        onRevisions={() => setRevisions(true)}
        onExport={draft.flush}
      />
      <div className="mt-4 empty:hidden">
        <SaveProblem draft={draft} />
      </div>
      {model.offline ? <OfflineRemark /> : null}
      <div className="mt-8 grid grid-cols-[minmax(0,1fr)] items-start gap-12 xl:grid-cols-[minmax(0,1fr)_17rem]">
        <ol
          ref={list}
          aria-label="Scripts"
          onKeyDown={onKeyDown}
          className="flex max-w-[46.5rem] flex-col gap-4"
        >
          {scripts.map((script, index) => (
            <ScriptItem
              key={script.slideId}
              script={script}
              index={index}
              startsAt={startsAt[index] ?? 0}
              editing={editing === index}
              onEdit={() => setEditing(index)}
              onDone={() => setEditing(null)}
              onCopy={() => void copy(scriptText(script), `Slide ${index + 1} is copied`)}
              onChange={(words) => change((content) => changeScript(content, script.slideId, words))}
            />
          ))}
        </ol>
        <aside className="sticky top-24 max-h-[calc(100dvh-8rem)] overflow-y-auto max-xl:hidden">
          <ReaderOutline scripts={scripts} startsAt={startsAt} />
        </aside>
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
