'use client'

import { type Outline, outlineProblem, slidesOf } from '@shared/documents/outline.ts'
import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import type { SaveState } from '@/lib/documents/autosave'
import type { OutlineDocument } from '@/lib/documents/schema'
import { count } from '@/lib/format/duration'
import { useStartJob } from '@/lib/jobs/use-start-job'

/** Has the slides written, once what one sees is what is stored. */
export function GenerateSlides({
  document,
  outline,
  state,
  flush,
}: {
  document: OutlineDocument
  outline: Outline
  state: SaveState
  flush: () => Promise<unknown>
}) {
  const router = useRouter()
  const start = useStartJob('deck_structure')
  const [wanted, setWanted] = useState(false)
  const slides = slidesOf(outline)
  const problem = outlineProblem(outline)
  const { id, projectId } = document

  const begin = useEffectEvent(() => {
    setWanted(false)
    start.mutate(
      { projectId, input: { outlineId: id } },
      { onSuccess: ({ jobId }) => router.push(`/projects/${projectId}/deck/live/${jobId}`) },
    )
  })
  useEffect(() => {
    if (!wanted) return
    if (state.status === 'saved') begin()
    // What could not be saved is told above; the slides are not bought of an outline that is not stored.
    else if (state.status === 'failed' || state.status === 'conflict') setWanted(false)
  }, [wanted, state.status])

  const busy = wanted || start.isPending || start.isSuccess
  return (
    <div className="bottom-0 z-10 -mx-1 flex flex-col gap-3 border-t bg-canvas px-1 py-4 sm:sticky">
      {start.error ? <Note tone="problem">{start.error.message}</Note> : null}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <Button
          variant="stage"
          size="lg"
          className="max-sm:w-full"
          disabled={busy || problem !== null}
          onClick={() => {
            setWanted(true)
            void flush()
          }}
        >
          {busy ? 'Starting…' : `Generate ${count(slides, 'slide')}`}
        </Button>
        <p role="status" className="min-w-0 flex-1 basis-48 text-sm text-ink-soft max-sm:order-first">
          <span className="font-medium text-ink">{count(slides, 'slide')}</span>
          {slides === outline.slidesAskedFor ? ' as asked for' : ` (${outline.slidesAskedFor} asked for)`}
          {problem ? <span className="block text-danger">{problem}</span> : null}
        </p>
      </div>
    </div>
  )
}
