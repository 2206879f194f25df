import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { RouteProps } from '@/app/route-props'
import { LiveNotes } from '@/components/notes/live-notes'
import { Hydrate } from '@/components/providers/hydrate'
import { BackLink } from '@/components/shell/back-link'
import { read } from '@/lib/data/server'
import { jobPartsQuery } from '@/lib/jobs/queries'

export const metadata: Metadata = { title: 'Taking notes' }

export default async function LiveNotesPage({ params }: RouteProps<{ projectId: string; jobId: string }>) {
  const { projectId, jobId } = await params
  const { job } = await read(jobPartsQuery(jobId))
  if (job.kind !== 'lecture_notes' || job.projectId !== projectId) notFound()
  return (
    <Hydrate>
      <BackLink href={`/projects/${projectId}/lecture-notes`}>Lecture notes</BackLink>
      <LiveNotes jobId={jobId} />
    </Hydrate>
  )
}
