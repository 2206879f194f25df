import { Skeleton } from '@/components/ui/skeleton'
import { ScriptHeading } from './script-card'

/** A slide whose script is still being written; its words are on the way, its title may be known already. */
export function ScriptSkeleton({ number, title }: { number: number; title: string | null }) {
  return (
    <div aria-hidden={title === null} className="opacity-70">
      {title === null ? (
        <div className="flex h-5 items-center gap-3">
          <Skeleton className="ml-2 h-3 w-5" />
          <Skeleton className="h-3 w-40" />
        </div>
      ) : (
        <ScriptHeading number={number} title={title} seconds={null} startsAt={null} />
      )}
      <div className="mt-2 flex max-w-script flex-col sm:pl-10">
        {['w-full', 'w-11/12', 'w-2/3'].map((width) => (
          <span key={width} className="flex h-8 items-center">
            <Skeleton className={`h-3 ${width}`} />
          </span>
        ))}
      </div>
    </div>
  )
}
