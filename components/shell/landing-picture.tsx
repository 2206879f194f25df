import { Check } from 'lucide-react'
import { Skeleton } from '@/components/ui/skeleton'

/** What the product does in one glance: a script being written, slide by slide. */
export function LandingPicture() {
  return (
    <div aria-hidden className="overflow-hidden rounded-box border bg-surface max-lg:hidden">
      <div className="h-1 bg-stage/25">
        <div className="h-full w-3/5 bg-stage" />
      </div>
      <div className="flex flex-col gap-8 p-8">
        <div>
          <p className="flex items-center gap-2 text-sm text-ink-faint">
            <Check className="size-4 text-done" /> Slide 1 · 0:24
          </p>
          <p className="script mt-2">
            Good morning. Before we look at a single number, think of the last time somebody explained
            something to you and it simply stayed.
          </p>
        </div>
        <div>
          <p className="flex items-center gap-2 text-sm text-ink-faint">
            <Check className="size-4 text-done" /> Slide 2 · 0:31
          </p>
          <p className="script mt-2">What they did there is what we take apart today, in three steps.</p>
        </div>
        <div>
          <p className="text-sm text-ink-faint">Slide 3</p>
          <div className="mt-4 flex flex-col gap-5">
            <Skeleton className="h-3 w-full" />
            <Skeleton className="h-3 w-10/12" />
            <Skeleton className="h-3 w-1/2" />
          </div>
        </div>
      </div>
    </div>
  )
}
