import type { Metadata } from 'next'
import type { RouteProps } from '@/app/route-props'
import { Hydrate } from '@/components/providers/hydrate'
import { TrainingStep } from '@/components/training/training-step'
import { PageHeader } from '@/components/ui/page-header'
import { preload, read } from '@/lib/data/server'
import { documentsQuery } from '@/lib/documents/queries'
import { dismissedQuery, jobsQuery } from '@/lib/jobs/queries'
import { mediaLimitsQuery, mediaQuery } from '@/lib/media/queries'
import { modelAbilityQuery } from '@/lib/model/queries'

export const metadata: Metadata = { title: 'Training' }

export default async function TrainingPage({ params }: RouteProps<{ projectId: string }>) {
  const { projectId } = await params
  await Promise.all([
    read(documentsQuery(projectId, 'transcript')),
    read(documentsQuery(projectId, 'sop')),
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
      <PageHeader eyebrow="Step 7" title="Training">
        What was shown, as chapters, numbered steps with warnings and checks, key points and checkpoints.
        Every step says which lines of the transcript it rests on.
      </PageHeader>
      <TrainingStep projectId={projectId} />
    </Hydrate>
  )
}
