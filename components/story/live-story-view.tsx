'use client'

import { StoryInputSchema } from '@shared/kinds/story_generation/schema.ts'
import { FinishedNote } from '@/components/jobs/finished-note'
import { JobActions } from '@/components/jobs/job-actions'
import { JobProblem } from '@/components/jobs/job-problem'
import { JobProgress } from '@/components/jobs/job-progress'
import { PageHeader } from '@/components/ui/page-header'
import { Skeleton } from '@/components/ui/skeleton'
import type { JobParts } from '@/lib/jobs/schema'
import { isLive } from '@/lib/jobs/status'
import { useReaderSettings } from '@/lib/stories/reader-settings'
import { liveStory } from './live-story-parts'
import { ReaderBar } from './reader-bar'
import { Segment } from './story-segments'

/** A story while it is written: finished segments to read, the rest in their places. */
export function LiveStoryView({ parts: { job, parts } }: { parts: JobParts }) {
  const { plan, segments, written } = liveStory(parts)
  const [settings, change] = useReaderSettings()
  const input = StoryInputSchema.safeParse(job.input)
  const live = isLive(job)
  const ended = job.status === 'failed' || job.status === 'cancelled'
  return (
    <>
      <PageHeader
        title={live ? 'Writing your story' : ended ? 'Your story is not finished' : 'Your story is ready'}
        actions={ended ? <JobActions job={job} open={false} prominent /> : null}
      >
        {live
          ? 'You can read each part as soon as it is written. You may close this page: it goes on without you.'
          : segments.length > 0
            ? `${written} of ${segments.length} segments are written.`
            : 'Nothing was written yet.'}
      </PageHeader>
      <div className="max-w-3xl">
        {live ? (
          <>
            <JobProgress job={job} />
            {segments.length > 0 ? (
              <p role="status" className="mt-2 text-sm text-ink-faint">
                {written} of {segments.length} segments written
              </p>
            ) : null}
          </>
        ) : job.status === 'completed' ? (
          <FinishedNote job={job} open="Read it">
            It has questions at its end, and can be printed or taken away.
          </FinishedNote>
        ) : (
          <JobProblem job={job} />
        )}
      </div>
      {plan && input.success ? (
        <section aria-labelledby="story-title" className="mt-10 flex flex-col gap-8">
          <div>
            <h2
              id="story-title"
              lang={input.data.language}
              className="font-serif text-xl font-semibold wrap-anywhere"
            >
              {plan.title}
            </h2>
            <p lang={input.data.translationLanguage} className="mt-1 text-ink-soft wrap-anywhere">
              {plan.titleTranslation}
            </p>
          </div>
          {written > 0 ? (
            <ReaderBar settings={settings} change={change} hasReadings={input.data.language === 'ja'} />
          ) : null}
          <ol aria-label="Story" className="flex max-w-5xl flex-col gap-8">
            {segments.map((segment, index) =>
              segment ? (
                <Segment
                  key={segment.id}
                  segment={segment}
                  number={index + 1}
                  language={input.data.language}
                  translationLanguage={input.data.translationLanguage}
                  settings={settings}
                />
              ) : live ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: a place in the story
                <li key={index} aria-label={`Segment ${index + 1}, not written yet`}>
                  <Skeleton className="h-16 w-full max-w-2xl" />
                </li>
              ) : null,
            )}
          </ol>
        </section>
      ) : live ? (
        <Skeleton className="mt-10 h-40 w-full max-w-2xl" />
      ) : null}
    </>
  )
}
