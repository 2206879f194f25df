import { Skeleton } from '@/components/ui/skeleton'

/** Three jobs' worth of room while the list is on its way. */
export function JobListSkeleton() {
  return (
    <div role="status" aria-label="Loading jobs" className="divide-y rounded-box border bg-surface">
      {['a', 'b', 'c'].map((key) => (
        <div key={key} className="flex flex-col gap-4 p-5">
          <div className="flex justify-between gap-4">
            <div className="flex flex-col gap-2">
              <Skeleton className="h-5 w-32" />
              <Skeleton className="h-4 w-48" />
            </div>
            <Skeleton className="h-8 w-24" />
          </div>
          <Skeleton className="h-4 w-40" />
        </div>
      ))}
    </div>
  )
}
