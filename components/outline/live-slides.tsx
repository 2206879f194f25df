import { LiveAnnouncer } from '@/components/talk-track/live-announcer'
import type { JobParts } from '@/lib/jobs/schema'
import { isLive } from '@/lib/jobs/status'
import { DraftedOffline } from './drafted-offline'
import { LiveDeckHeader } from './live-deck-header'
import { liveDeck } from './live-deck-parts'
import { SlideCard, SlideCardSkeleton } from './slide-card'

const grid = 'grid gap-4 sm:grid-cols-2 xl:grid-cols-3'

/** A deck while it is written, section by section: finished slides to read, the rest in their places. */
export function LiveSlides({ parts: { job, parts } }: { parts: JobParts }) {
  const { sections, written, total, offline } = liveDeck(parts)
  const live = isLive(job)
  const counted = `${written} of ${total} slides written`
  return (
    <>
      <LiveDeckHeader
        job={job}
        words={
          live
            ? 'Finished slides appear here. You may close this page: it goes on without you.'
            : `${counted}.`
        }
      />
      {live && total > 0 ? <p className="mt-2 text-sm text-ink-faint">{counted}</p> : null}
      <LiveAnnouncer written={written} total={total} status={job.status} noun="deck" />
      {offline ? <DraftedOffline className="mt-6 max-w-3xl" /> : null}
      <div className="mt-8 flex flex-col gap-10">
        {sections.map((section, index) => {
          const shown = live ? section.slides : section.slides.filter(({ slide }) => slide !== null)
          if (shown.length === 0) return null
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the sections of a running job keep their places.
            <section key={index} aria-label={section.title}>
              <h2 className="mb-3 font-semibold wrap-anywhere">{section.title}</h2>
              <div className={grid}>
                {shown.map(({ number, slide }) =>
                  slide ? (
                    <SlideCard key={number} slide={slide} number={number} projectId={job.projectId} />
                  ) : (
                    <SlideCardSkeleton key={number} number={number} />
                  ),
                )}
              </div>
            </section>
          )
        })}
        {sections.length === 0 && live ? (
          <div className={grid}>
            {[1, 2, 3].map((number) => (
              <SlideCardSkeleton key={number} number={null} />
            ))}
          </div>
        ) : null}
      </div>
    </>
  )
}
