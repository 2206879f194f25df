import type { JobParts } from '@/lib/jobs/schema'
import { isLive } from '@/lib/jobs/status'
import { LiveAnnouncer } from './live-announcer'
import { LiveHeader } from './live-header'
import { liveSlides } from './live-parts'
import { OfflineRemark } from './offline-remark'
import { ScriptCard } from './script-card'
import { ScriptSkeleton } from './script-skeleton'

/** A talk track while it is written: finished slides to read, the rest in their places. */
export function LiveView({ parts: { job, parts } }: { parts: JobParts }) {
  const { slides, written, offline } = liveSlides(parts)
  const live = isLive(job)
  return (
    <>
      <LiveHeader job={job} written={written} total={slides.length} />
      <LiveAnnouncer written={written} total={slides.length} status={job.status} />
      {offline ? <OfflineRemark /> : null}
      <div className="mt-8 flex max-w-[46.5rem] flex-col gap-10">
        {slides.map((slide, index) =>
          slide.state === 'written' ? (
            <ScriptCard key={slide.id} script={slide.script} number={index + 1} startsAt={slide.startsAt} />
          ) : live ? (
            <ScriptSkeleton key={slide.id} number={index + 1} title={slide.title} />
          ) : null,
        )}
        {slides.length === 0 && live
          ? [1, 2, 3].map((number) => <ScriptSkeleton key={number} number={number} title={null} />)
          : null}
      </div>
    </>
  )
}
