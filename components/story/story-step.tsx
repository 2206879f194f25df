'use client'

import { useQuery } from '@tanstack/react-query'
import { FailedJobs } from '@/components/jobs/failed-jobs'
import { RunningJobs } from '@/components/jobs/running-jobs'
import { documentsQuery } from '@/lib/documents/queries'
import { GenerateStory } from './generate-story'
import { ImportStory } from './import-story'
import { StoryLibrary } from './story-library'

const KINDS = ['story_generation']
/** What is made for a story is told where it stands; that it failed is told here, too. */
const FAILED_KINDS = [...KINDS, 'image_generation']

/** Step 3: the stories of a project, what is being written, and the form for more. */
export function StoryStep({ projectId }: { projectId: string }) {
  const { data: stories = [] } = useQuery(documentsQuery(projectId, 'story'))
  return (
    <div className="flex flex-col gap-10">
      <RunningJobs projectId={projectId} kinds={KINDS} title="Being written" />
      <FailedJobs projectId={projectId} kinds={FAILED_KINDS} />
      {stories.length > 0 ? (
        <section aria-labelledby="your-stories">
          <h2 id="your-stories" className="mb-3 font-semibold">
            Your stories
          </h2>
          <StoryLibrary projectId={projectId} stories={stories} />
        </section>
      ) : null}
      <section aria-labelledby="generate">
        <h2 id="generate" className="mb-3 font-semibold">
          {stories.length > 0 ? 'Make another story' : 'Make a story'}
        </h2>
        <GenerateStory projectId={projectId} />
      </section>
      <section aria-label="Import">
        <ImportStory projectId={projectId} />
      </section>
    </div>
  )
}
