import type { Metadata } from 'next'
import type { RouteProps } from '@/app/route-props'
import { JourneyStep } from '@/components/journey/journey-step'
import { Hydrate } from '@/components/providers/hydrate'
import { PageHeader } from '@/components/ui/page-header'
import { preload, read } from '@/lib/data/server'
import { documentsQuery } from '@/lib/documents/queries'
import { dismissedQuery, jobsQuery } from '@/lib/jobs/queries'
import { mediaLimitsQuery } from '@/lib/media/queries'
import { modelAbilityQuery } from '@/lib/model/queries'

export const metadata: Metadata = { title: 'Customer journey' }

export default async function CustomerJourneyPage({ params }: RouteProps<{ projectId: string }>) {
  const { projectId } = await params
  await Promise.all([
    read(documentsQuery(projectId, 'transcript')),
    read(documentsQuery(projectId, 'journey')),
    preload(
      jobsQuery({ status: 'failed', projectId }),
      dismissedQuery(),
      mediaLimitsQuery,
      modelAbilityQuery,
    ),
  ])
  return (
    <Hydrate>
      <PageHeader eyebrow="Step 2" title="Customer journey">
        How people find you, choose you and stay: what they do, think and feel on their way, each with the
        words it rests on.
      </PageHeader>
      <JourneyStep projectId={projectId} />
    </Hydrate>
  )
}
