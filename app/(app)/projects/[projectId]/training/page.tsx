import type { Metadata } from 'next'
import type { RouteProps } from '@/app/route-props'
import { Hydrate } from '@/components/providers/hydrate'
import { TrainingStep } from '@/components/training/training-step'
import { PageHeader } from '@/components/ui/page-header'
import { read } from '@/lib/data/server'
import { documentsQuery } from '@/lib/documents/queries'

export const metadata: Metadata = { title: 'Training' }

export default async function TrainingPage({ params }: RouteProps<{ projectId: string }>) {
  const { projectId } = await params
  await Promise.all([read(documentsQuery(projectId, 'transcript')), read(documentsQuery(projectId, 'sop'))])
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
