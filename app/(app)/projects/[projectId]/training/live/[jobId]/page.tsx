import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { RouteProps } from '@/app/route-props'
import { Hydrate } from '@/components/providers/hydrate'
import { BackLink } from '@/components/shell/back-link'
import { LiveTraining } from '@/components/training/live-training'
import { read } from '@/lib/data/server'
import { jobPartsQuery } from '@/lib/jobs/queries'

export const metadata: Metadata = { title: 'Writing a training' }

export default async function LiveTrainingPage({ params }: RouteProps<{ projectId: string; jobId: string }>) {
  const { projectId, jobId } = await params
  const { job } = await read(jobPartsQuery(jobId))
  if (job.kind !== 'sop_generation' || job.projectId !== projectId) notFound()
  return (
    <Hydrate>
      <BackLink href={`/projects/${projectId}/training`}>Training</BackLink>
      <LiveTraining jobId={jobId} />
    </Hydrate>
  )
}
