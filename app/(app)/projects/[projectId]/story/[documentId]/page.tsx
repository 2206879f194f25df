import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { RouteProps } from '@/app/route-props'
import { Hydrate } from '@/components/providers/hydrate'
import { BackLink } from '@/components/shell/back-link'
import { StoryReader } from '@/components/story/story-reader'
import { preload, read } from '@/lib/data/server'
import { documentQuery } from '@/lib/documents/queries'
import { dismissedQuery, jobsQuery } from '@/lib/jobs/queries'
import { modelAbilityQuery } from '@/lib/model/queries'
import { preloadSound } from '@/lib/narrations/preload-sound'
import { readingProgressQuery, storyPicturesQuery } from '@/lib/stories/queries'

type Props = RouteProps<{ projectId: string; documentId: string }>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await read(documentQuery((await params).documentId))).title }
}

export default async function StoryDocumentPage({ params }: Props) {
  const { projectId, documentId } = await params
  const document = await read(documentQuery(documentId))
  if (document.type !== 'story' || document.projectId !== projectId) notFound()
  await Promise.all([
    read(readingProgressQuery(documentId)),
    read(storyPicturesQuery(documentId)),
    preloadSound(projectId, documentId),
    preload(jobsQuery({ status: 'failed', projectId }), dismissedQuery(), modelAbilityQuery),
  ])
  return (
    <Hydrate>
      <BackLink href={`/projects/${projectId}/story`}>Story</BackLink>
      <StoryReader documentId={documentId} />
    </Hydrate>
  )
}
