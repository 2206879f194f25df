import type { Slide } from '@shared/documents/deck.ts'
import { Skeleton } from '@/components/ui/skeleton'
import { SlideOrigin } from './slide-origin'

/** A finished slide, to be read. */
export function SlideCard({ slide, number, projectId }: { slide: Slide; number: number; projectId: string }) {
  return (
    <article
      aria-labelledby={`slide-${number}`}
      className="flex animate-arrive flex-col rounded-box border bg-surface p-5"
    >
      <div className="flex items-baseline gap-3">
        <span className="nums text-sm text-ink-faint">{number}</span>
        <h3 id={`slide-${number}`} className="min-w-0 flex-1 font-semibold wrap-anywhere">
          {slide.title}
        </h3>
      </div>
      <p className="as-written mt-2 text-sm leading-6 whitespace-pre-line text-ink-soft">{slide.body}</p>
      <SlideOrigin slide={slide} projectId={projectId} className="mt-auto pt-3" />
    </article>
  )
}

/** The place of a slide that is still being written. */
export function SlideCardSkeleton({ number }: { number: number | null }) {
  return (
    <div aria-hidden className="flex min-h-36 flex-col gap-3 rounded-box border border-dashed p-5">
      <div className="flex items-center gap-3">
        {number === null ? null : <span className="nums text-sm text-ink-faint">{number}</span>}
        <Skeleton className="h-3 w-1/2" />
      </div>
      {['w-full', 'w-11/12', 'w-2/3'].map((width) => (
        <Skeleton key={width} className={`h-3 ${width}`} />
      ))}
    </div>
  )
}
