import { Skeleton } from '@/components/ui/skeleton'

/** The shape of a page while it is on its way: heading, sentence, and a list. */
export function PageSkeleton() {
  return (
    <div role="status" aria-label="Loading">
      <Skeleton className="mt-1 h-8 w-64 max-w-full" />
      <Skeleton className="mt-4 h-5 w-md max-w-full" />
      <div className="mt-9 divide-y rounded-box border bg-surface">
        {['a', 'b', 'c', 'd'].map((row) => (
          <div key={row} className="flex items-center justify-between gap-6 px-5 py-4">
            <div className="flex min-w-0 flex-1 flex-col gap-2">
              <Skeleton className="h-5 w-48 max-w-full" />
              <Skeleton className="h-4 w-80 max-w-full" />
            </div>
            <Skeleton className="h-10 w-28 shrink-0" />
          </div>
        ))}
      </div>
    </div>
  )
}
