import type { Metadata } from 'next'
import type { RouteProps } from '@/app/route-props'
import { Hydrate } from '@/components/providers/hydrate'
import { TalkTrackStep } from '@/components/talk-track/talk-track-step'
import { PageHeader } from '@/components/ui/page-header'
import { read } from '@/lib/data/server'
import { documentsQuery } from '@/lib/documents/queries'

export const metadata: Metadata = { title: 'Talk track' }

export default async function TalkTrackPage({ params, searchParams }: RouteProps<{ projectId: string }>) {
  const [{ projectId }, { deck }] = await Promise.all([params, searchParams])
  await Promise.all([read(documentsQuery(projectId, 'deck')), read(documentsQuery(projectId, 'talk_track'))])
  return (
    <Hydrate>
      <PageHeader eyebrow="Step 6" title="Talk track">
        What to say on every slide: two to four sentences each, with transitions, delivery notes and the time
        it takes.
      </PageHeader>
      <TalkTrackStep projectId={projectId} deckId={typeof deck === 'string' ? deck : null} />
    </Hydrate>
  )
}
