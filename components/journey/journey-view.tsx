'use client'

import { JOURNEY_LIMITS } from '@shared/documents/journey.ts'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { RevisionsSheet } from '@/components/documents/revisions-sheet'
import { SaveProblem } from '@/components/documents/save-problem'
import { useDraft } from '@/components/documents/use-draft'
import { Button } from '@/components/ui/button'
import { usePrinting } from '@/components/ui/use-printing'
import type { JourneyDocument } from '@/lib/documents/schema'
import { ROW_TITLES } from '@/lib/exporters/journey-words'
import { EntryDrag } from './entry-drag'
import { GridContext, type GridEditing } from './grid-context'
import { type AnyEntry, addStage, type JourneyEdit, moveEntry, placeBeside } from './journey-edits'
import { JourneyGrid } from './journey-grid'
import { JourneyHeader } from './journey-header'
import { OfflineRemark } from './offline-remark'
import { SourcePicture } from './picture/source-picture'
import { PrintedJourney } from './print/printed-journey'

/** A journey to read, edit in place and export. */
export function JourneyView({ document }: { document: JourneyDocument }) {
  const draft = useDraft(document)
  const { stages, model, transcripts, pictures } = draft.content
  const [editing, setEditing] = useState<string | null>(null)
  const [looked, setLooked] = useState<AnyEntry | null>(null)
  const [revisions, setRevisions] = useState(false)
  const change = (edit: JourneyEdit) => draft.edit((now) => ({ ...now, content: edit(now.content) }))
  const [moved, setMoved] = useState<{ id: string; words: string } | null>(null)
  const moveBy: GridEditing['moveBy'] = (id, arrow) => {
    const place = placeBeside(draft.content, id, arrow)
    if (!place) return
    const stage = stages.find((each) => each.id === place.stageId)
    change(moveEntry(id, place))
    setMoved({ id, words: `Moved: ${ROW_TITLES[place.row]} of ${stage?.title || 'this stage'}` })
  }
  const printing = usePrinting()
  return (
    <>
      {printing ? <PrintedJourney title={draft.title} content={draft.content} /> : null}
      <div className="print:hidden">
        <JourneyHeader
          document={document}
          title={draft.title}
          content={draft.content}
          state={draft.state}
          onTitle={(title) => draft.edit((now) => ({ ...now, title }))}
          onAbout={(text) => change((content) => ({ ...content, about: { ...content.about, text } }))}
          onRevisions={() => setRevisions(true)}
          onExport={draft.flush}
        />
        <div className="mt-4 empty:hidden">
          <SaveProblem draft={draft} />
        </div>
        {model.offline ? <OfflineRemark pictured={transcripts.length === 0} /> : null}
        <div className="mt-8">
          {pictures.map((picture) => (
            <SourcePicture
              key={picture.id}
              projectId={document.projectId}
              picture={picture}
              looked={looked}
            />
          ))}
          <GridContext
            value={{
              editing,
              open: setEditing,
              change,
              moveBy,
              moved,
              from: { transcripts, pictures },
              look: setLooked,
            }}
          >
            <EntryDrag onMove={(id, place) => change(moveEntry(id, place))}>
              <JourneyGrid stages={stages} />
            </EntryDrag>
          </GridContext>
          <p role="status" className="sr-only">
            {moved?.words}
          </p>
        </div>
        <div className="mt-4 flex flex-wrap items-center justify-between gap-4">
          <Button
            disabled={stages.length >= JOURNEY_LIMITS.maxStages}
            onClick={() => change(addStage(crypto.randomUUID()))}
          >
            <Plus aria-hidden />
            Add a stage
          </Button>
          <p className="text-sm text-ink-faint pointer-coarse:hidden">
            Drag an entry to move it, or hold Alt with the arrow keys. Enter edits, Delete removes.
          </p>
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
