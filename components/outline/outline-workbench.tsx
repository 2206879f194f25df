'use client'

import { OUTLINE_LIMITS, type OutlineSection } from '@shared/documents/outline.ts'
import { audienceInProse } from '@shared/text/audience.ts'
import { Plus } from 'lucide-react'
import { exportChoices } from '@/components/documents/export-formats'
import { ExportMenu } from '@/components/documents/export-menu'
import { SaveProblem } from '@/components/documents/save-problem'
import { SaveStateLabel } from '@/components/documents/save-state'
import { TitleField } from '@/components/documents/title-field'
import { useDraft } from '@/components/documents/use-draft'
import { Button } from '@/components/ui/button'
import type { OutlineDocument } from '@/lib/documents/schema'
import { restsOn as passagesOf } from '@/lib/exporters/outline-lines'
import { count } from '@/lib/format/duration'
import { DraftedOffline } from './drafted-offline'
import { GenerateSlides } from './generate-slides'
import { withSources } from './outline-edits'
import { SectionList } from './section-list'
import { SourcePicker } from './source-picker'
import { useSectionEdits } from './use-section-edits'

/** An outline under edit, and the button that has its slides written. */
export function OutlineWorkbench({ document }: { document: OutlineDocument }) {
  const draft = useDraft(document)
  const outline = draft.content
  const { sections, sources } = outline
  const edits = useSectionEdits(sections, (change) =>
    draft.edit((now) => {
      const changed = change(now.content.sections)
      return changed === now.content.sections
        ? now
        : { ...now, content: { ...now.content, sections: changed } }
    }),
  )
  const restsOn = (section: OutlineSection) => {
    const named = passagesOf(section, outline)
    if (named) return `Rests on ${named}`
    return sources.length > 0
      ? 'Rests on your brief, and on what your sources say about it'
      : 'Rests on your brief'
  }
  return (
    <div className="flex max-w-4xl flex-col gap-6">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <TitleField
            label="Title of the outline"
            value={draft.title}
            onChange={(title) => draft.edit((now) => ({ ...now, title }))}
          />
          <p className="mt-1 flex flex-wrap items-center gap-x-3 text-sm text-ink-faint">
            <span>
              {count(sections.length, 'section')}, for {audienceInProse(outline.audience)}
            </span>
            <SaveStateLabel state={draft.state} />
          </p>
        </div>
        <ExportMenu
          documentId={document.id}
          title={draft.title}
          choices={exportChoices.outline}
          saved={draft.state.status === 'saved'}
          save={draft.flush}
        />
      </div>
      <SaveProblem draft={draft} />
      {outline.model.offline ? <DraftedOffline /> : null}
      <SectionList sections={sections} edits={edits} restsOn={restsOn} />
      <div>
        <Button onClick={edits.add} disabled={sections.length >= OUTLINE_LIMITS.maxSections}>
          <Plus aria-hidden />
          Add section
        </Button>
      </div>
      <SourcePicker
        projectId={document.projectId}
        value={sources}
        onChange={(chosen) => draft.edit((now) => ({ ...now, content: withSources(now.content, chosen) }))}
      />
      <GenerateSlides document={document} outline={outline} state={draft.state} flush={draft.flush} />
    </div>
  )
}
