import { Skeleton } from '@/components/ui/skeleton'
import type { JobParts } from '@/lib/jobs/schema'
import { isLive } from '@/lib/jobs/status'
import { JourneyGrid } from './journey-grid'
import { LiveHeader } from './live-header'
import { liveJourney } from './live-parts'
import { OfflineRemark } from './offline-remark'

/** A journey while it is drawn: what was found so far, in the order in which it was told. */
export function LiveView({ parts: { job, parts } }: { parts: JobParts }) {
  const { stages, read, total, joined, offline } = liveJourney(parts)
  const live = isLive(job)
  return (
    <>
      <LiveHeader job={job} read={read} total={total} />
      {offline ? <OfflineRemark nothing={stages.length === 0} /> : null}
      <div className="mt-8">
        {stages.length > 0 ? (
          <>
            {joined || !live ? null : (
              <p className="mb-3 text-sm text-ink-faint">
                As it was found so far. Stages that are the same are joined at the end.
              </p>
            )}
            <JourneyGrid stages={stages} />
          </>
        ) : live ? (
          <div aria-hidden className="grid gap-4 sm:grid-cols-3">
            {[1, 2, 3].map((column) => (
              <Skeleton key={column} className="h-64" />
            ))}
          </div>
        ) : null}
      </div>
    </>
  )
}
