import type { Metadata } from 'next'
import type { RouteProps } from '@/app/route-props'
import { DeckStep } from '@/components/deck/deck-step'
import { Hydrate } from '@/components/providers/hydrate'
import { PageHeader } from '@/components/ui/page-header'
import { preload, read } from '@/lib/data/server'
import { documentsQuery } from '@/lib/documents/queries'
import { dismissedQuery, jobsQuery } from '@/lib/jobs/queries'

export const metadata: Metadata = { title: 'Deck structure' }

export default async function DeckPage({ params }: RouteProps<{ projectId: string }>) {
  const { projectId } = await params
  await Promise.all([
    read(documentsQuery(projectId, 'deck')),
    read(documentsQuery(projectId, 'outline')),
    preload(jobsQuery({ status: 'failed', projectId }), dismissedQuery()),
  ])
  return (
    <Hydrate>
      <PageHeader eyebrow="Step 4" title="Deck structure">
        The slides you teach with. Bring the deck you have or generate one, then see and edit every slide.
      </PageHeader>
      <DeckStep projectId={projectId} />
    </Hydrate>
  )
}
