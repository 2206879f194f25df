import type { Metadata } from 'next'
import type { RouteProps } from '@/app/route-props'
import { LectureNotesStep } from '@/components/notes/lecture-notes-step'
import { Hydrate } from '@/components/providers/hydrate'
import { PageHeader } from '@/components/ui/page-header'
import { preload, read } from '@/lib/data/server'
import { documentsQuery } from '@/lib/documents/queries'
import { dismissedQuery, jobsQuery } from '@/lib/jobs/queries'
import { mediaLimitsQuery, mediaQuery } from '@/lib/media/queries'
import { modelAbilityQuery } from '@/lib/model/queries'

export const metadata: Metadata = { title: 'Lecture notes' }

export default async function LectureNotesPage({ params }: RouteProps<{ projectId: string }>) {
  const { projectId } = await params
  await Promise.all([
    read(documentsQuery(projectId, 'transcript')),
    read(documentsQuery(projectId, 'lecture_notes')),
    preload(
      jobsQuery({ status: 'failed', projectId }),
      dismissedQuery(),
      mediaLimitsQuery,
      modelAbilityQuery,
      mediaQuery(projectId),
    ),
  ])
  return (
    <Hydrate>
      <PageHeader eyebrow="Step 1" title="Lecture notes">
        What was taught, in sections with key takeaways, definitions and questions to review. Every note says
        which lines of the transcript it rests on.
      </PageHeader>
      <LectureNotesStep projectId={projectId} />
    </Hydrate>
  )
}
