import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { RouteProps } from '@/app/route-props'
import { LiveJourney } from '@/components/journey/live-journey'
import { Hydrate } from '@/components/providers/hydrate'
import { BackLink } from '@/components/shell/back-link'
import { read } from '@/lib/data/server'
import { jobPartsQuery } from '@/lib/jobs/queries'

const JOURNEY_KINDS = ['journey_from_transcript', 'journey_from_diagram']

export const metadata: Metadata = { title: 'Reading' }

export default async function LiveJourneyPage({ params }: RouteProps<{ projectId: string; jobId: string }>) {
  const { projectId, jobId } = await params
  const { job } = await read(jobPartsQuery(jobId))
  if (!JOURNEY_KINDS.includes(job.kind) || job.projectId !== projectId) notFound()
  return (
    <Hydrate>
      <BackLink href={`/projects/${projectId}/customer-journey`}>Customer journey</BackLink>
      <LiveJourney jobId={jobId} />
    </Hydrate>
  )
}
