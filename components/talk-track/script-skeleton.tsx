import { Skeleton } from '@/components/ui/skeleton'
import { ScriptHeading } from './script-card'

/** A slide whose script is still being written: its title is known, its words are on the way. */
export function ScriptSkeleton({ number, title }: { number: number; title: string }) {
  return (
    <article aria-labelledby={`script-${number}`} aria-busy="true" className="opacity-70">
      <ScriptHeading number={number} title={title} seconds={null} startsAt={null} />
      <div className="mt-2 flex max-w-script flex-col">
        {['w-full', 'w-11/12', 'w-2/3'].map((width) => (
          <span key={width} className="flex h-8 items-center">
            <Skeleton className={`h-3 ${width}`} />
          </span>
        ))}
      </div>
    </article>
  )
}
