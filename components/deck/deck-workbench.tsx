'use client'

import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { exportChoices } from '@/components/documents/export-formats'
import { ExportMenu } from '@/components/documents/export-menu'
import { ImportRemarks } from '@/components/documents/import-remarks'
import { SaveProblem } from '@/components/documents/save-problem'
import { SaveStateLabel } from '@/components/documents/save-state'
import { TitleField } from '@/components/documents/title-field'
import { useDraft } from '@/components/documents/use-draft'
import { DraftedOffline } from '@/components/outline/drafted-offline'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import type { DeckDocument } from '@/lib/documents/schema'
import { count } from '@/lib/format/duration'
import { SlideList } from './slide-list'
import { SlidePane } from './slide-pane'
import { useSlideEdits } from './use-slide-edits'

/** A deck under edit: its slides on the left, the open slide on the right; on a phone one or the other. */
export function DeckWorkbench({ document }: { document: DeckDocument }) {
  const draft = useDraft(document)
  const { slides, warnings } = draft.content
  const edits = useSlideEdits(slides, (change) =>
    draft.edit((now) => {
      const changed = change(now.content.slides)
      return changed === now.content.slides ? now : { ...now, content: { ...now.content, slides: changed } }
    }),
  )
  const [detail, setDetail] = useState(false)
  const hidden = slides.filter((slide) => slide.hidden).length

  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <TitleField
            label="Title of the deck"
            value={draft.title}
            onChange={(title) => draft.edit((now) => ({ ...now, title }))}
          />
          <p className="mt-1 flex flex-wrap items-center gap-x-3 text-sm text-ink-faint">
            <span>
              {count(slides.length, 'slide')}
              {hidden > 0 ? `, ${hidden} hidden` : ''}
            </span>
            <SaveStateLabel state={draft.state} />
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <ExportMenu
            documentId={document.id}
            title={draft.title}
            choices={exportChoices.deck}
            saved={draft.state.status === 'saved'}
            save={draft.flush}
          />
          <Button asChild>
            <Link href={`/projects/${document.projectId}/talk-track?deck=${document.id}`}>
              Talk track
              <ArrowRight aria-hidden />
            </Link>
          </Button>
        </div>
      </div>
      <SaveProblem draft={draft} />
      {draft.content.model?.offline ? <DraftedOffline /> : null}
      <ImportRemarks warnings={warnings} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-8 md:grid-cols-[17rem_minmax(0,1fr)]">
        <div
          className={cx(
            'md:sticky md:top-24 md:-ml-3 md:max-h-[calc(100dvh-8rem)] md:overflow-y-auto md:px-1',
            detail && 'max-md:hidden',
          )}
        >
          <SlideList
            slides={slides}
            currentId={edits.current?.id ?? null}
            onSelect={(id) => {
              edits.select(id)
              setDetail(true)
            }}
            onMove={edits.move}
          />
        </div>
        <div className={cx('min-w-0', !detail && 'max-md:hidden')}>
          <SlidePane
            projectId={document.projectId}
            slides={slides}
            edits={edits}
            onBack={() => setDetail(false)}
          />
        </div>
      </div>
    </div>
  )
}
