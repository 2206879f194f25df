import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { RouteProps } from '@/app/route-props'
import { LiveDeck } from '@/components/outline/live-deck'
import { Hydrate } from '@/components/providers/hydrate'
import { BackLink } from '@/components/shell/back-link'
import { read } from '@/lib/data/server'
import { jobPartsQuery } from '@/lib/jobs/queries'

export const metadata: Metadata = { title: 'Writing' }

const KINDS = ['deck_outline', 'deck_structure']

export default async function LivePage({ params }: RouteProps<{ projectId: string; jobId: string }>) {
  const { projectId, jobId } = await params
  const { job } = await read(jobPartsQuery(jobId))
  if (!KINDS.includes(job.kind) || job.projectId !== projectId) notFound()
  return (
    <Hydrate>
      <BackLink href={`/projects/${projectId}/deck`}>Deck structure</BackLink>
      <LiveDeck jobId={jobId} />
    </Hydrate>
  )
}
