import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { RouteProps } from '@/app/route-props'
import { Hydrate } from '@/components/providers/hydrate'
import { BackLink } from '@/components/shell/back-link'
import { LiveTalkTrack } from '@/components/talk-track/live-talk-track'
import { read } from '@/lib/data/server'
import { jobPartsQuery } from '@/lib/jobs/queries'

export const metadata: Metadata = { title: 'Writing' }

export default async function LivePage({ params }: RouteProps<{ projectId: string; jobId: string }>) {
  const { projectId, jobId } = await params
  const { job } = await read(jobPartsQuery(jobId))
  if (job.kind !== 'talk_track' || job.projectId !== projectId) notFound()
  return (
    <Hydrate>
      <BackLink href={`/projects/${projectId}/talk-track`}>Talk track</BackLink>
      <LiveTalkTrack jobId={jobId} />
    </Hydrate>
  )
}
