import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { RouteProps } from '@/app/route-props'
import { Hydrate } from '@/components/providers/hydrate'
import { BackLink } from '@/components/shell/back-link'
import { LiveStory } from '@/components/story/live-story'
import { read } from '@/lib/data/server'
import { jobPartsQuery } from '@/lib/jobs/queries'

export const metadata: Metadata = { title: 'Writing a story' }

export default async function LiveStoryPage({ params }: RouteProps<{ projectId: string; jobId: string }>) {
  const { projectId, jobId } = await params
  const { job } = await read(jobPartsQuery(jobId))
  if (job.kind !== 'story_generation' || job.projectId !== projectId) notFound()
  return (
    <Hydrate>
      <BackLink href={`/projects/${projectId}/story`}>Story</BackLink>
      <LiveStory jobId={jobId} />
    </Hydrate>
  )
}
