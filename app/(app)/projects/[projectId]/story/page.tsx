import type { Metadata } from 'next'
import type { RouteProps } from '@/app/route-props'
import { Hydrate } from '@/components/providers/hydrate'
import { StoryStep } from '@/components/story/story-step'
import { PageHeader } from '@/components/ui/page-header'
import { read } from '@/lib/data/server'
import { documentsQuery } from '@/lib/documents/queries'

export const metadata: Metadata = { title: 'Story' }

export default async function StoryPage({ params }: RouteProps<{ projectId: string }>) {
  const { projectId } = await params
  await read(documentsQuery(projectId, 'story'))
  return (
    <Hydrate>
      <PageHeader eyebrow="Step 3" title="Story">
        A topic as a story at the level of whoever reads it: with readings above kanji, words explained, a
        translation, and questions at its end.
      </PageHeader>
      <StoryStep projectId={projectId} />
    </Hydrate>
  )
}
