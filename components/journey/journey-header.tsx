'use client'

import type { Journey } from '@shared/documents/journey.ts'
import { History } from 'lucide-react'
import { type ExportChoice, exportChoices } from '@/components/documents/export-formats'
import { ExportMenu } from '@/components/documents/export-menu'
import { SaveStateLabel } from '@/components/documents/save-state'
import { TitleField } from '@/components/documents/title-field'
import { Button } from '@/components/ui/button'
import { GrowingTextarea } from '@/components/ui/growing-textarea'
import type { SaveState } from '@/lib/documents/autosave'
import { sourceNames } from '@/lib/exporters/journey-places'
import { count } from '@/lib/format/duration'

/** The top of a journey: what it is, whose way it is, what it was read from, and what can be taken away. */
export function JourneyHeader({
  document,
  title,
  content,
  state,
  onTitle,
  onAbout,
  onRevisions,
  onExport,
}: {
  document: { id: string }
  title: string
  content: Journey
  state: SaveState
  onTitle: (title: string) => void
  onAbout: (about: string) => void
  onRevisions: () => void
  onExport: () => Promise<boolean>
}) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
      <div className="min-w-0 flex-1 basis-80">
        <TitleField label="Title of the journey" value={title} onChange={onTitle} />
        <GrowingTextarea
          aria-label="Whose way it is"
          value={content.about.text}
          rows={1}
          maxLength={300}
          placeholder="Whose way is it?"
          onChange={(event) => onAbout(event.target.value.replaceAll('\n', ' '))}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          className="-mx-2 rounded-box bg-transparent px-2 text-base text-ink-soft hover:bg-ink/4 focus:bg-transparent"
        />
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-faint">
          <span className="wrap-anywhere">
            {count(content.stages.length, 'stage')} · from {sourceNames(content).join(', ')}
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
          documentId={document.id}
          title={title}
          choices={[...pictures(title, content), ...exportChoices.journey]}
          saved={state.status === 'saved'}
          save={onExport}
        />
      </div>
    </div>
  )
}

/** A journey as a picture, drawn on the page when it is asked for. */
function pictures(title: string, content: Journey): ExportChoice[] {
  const draw = (format: 'png' | 'svg') => async () => {
    const { journeyPicture } = await import('@/lib/exporters/journey-picture')
    return journeyPicture(title, content, format)
  }
  return [
    { label: 'PNG, a picture', extension: 'png', make: draw('png') },
    { label: 'SVG, a drawing', extension: 'svg', make: draw('svg') },
  ]
}
