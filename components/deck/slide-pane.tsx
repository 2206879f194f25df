'use client'

import type { Slide } from '@shared/documents/deck.ts'
import { ArrowLeft, EyeOff } from 'lucide-react'
import { SlideOrigin } from '@/components/outline/slide-origin'
import { Button } from '@/components/ui/button'
import { SlideForm } from './slide-form'
import { SlideToolbar } from './slide-toolbar'
import type { useSlideEdits } from './use-slide-edits'

/** The open slide with its toolbar and the ways to its neighbours. */
export function SlidePane({
  projectId,
  slides,
  edits,
  onBack,
}: {
  projectId: string
  slides: Slide[]
  edits: ReturnType<typeof useSlideEdits>
  onBack: () => void
}) {
  const { current, index } = edits
  if (!current) return null
  return (
    <section aria-label={`Slide ${index + 1}`} className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex items-center gap-3">
          <Button variant="ghost" size="sm" className="-ml-3 md:hidden" onClick={onBack}>
            <ArrowLeft aria-hidden />
            Slides
          </Button>
          <p className="text-sm text-ink-faint">
            Slide <span className="font-medium text-ink">{index + 1}</span> of {slides.length}
            {current.section ? ` · ${current.section}` : null}
          </p>
        </div>
        <SlideToolbar
          number={index + 1}
          total={slides.length}
          hidden={current.hidden}
          onMove={(step) => edits.move(current.id, index + step)}
          onHide={() => edits.change({ hidden: !current.hidden })}
          onAdd={edits.add}
          onDelete={edits.remove}
        />
      </div>
      {current.hidden ? (
        <p className="flex items-center gap-2 text-sm text-ink-soft">
          <EyeOff aria-hidden className="size-4" />
          Hidden: not shown, and nothing is written for it.
        </p>
      ) : null}
      <SlideForm key={current.id} slide={current} number={index + 1} onChange={edits.change} />
      <SlideOrigin slide={current} projectId={projectId} />
    </section>
  )
}
