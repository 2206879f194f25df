'use client'

import { useRouter } from 'next/navigation'
import type { DocumentSummary } from '@/lib/documents/schema'
import { useStartJob } from '@/lib/jobs/use-start-job'
import { JourneyForm } from './journey-form'

/** Starts a journey and goes to where it is being drawn. */
export function GenerateJourney({
  projectId,
  transcripts,
}: {
  projectId: string
  transcripts: DocumentSummary[]
}) {
  const router = useRouter()
  const start = useStartJob('journey_from_transcript')
  return (
    <JourneyForm
      projectId={projectId}
      transcripts={transcripts}
      busy={start.isPending || start.isSuccess}
      problem={start.error?.message ?? null}
      onGenerate={(input) =>
        start.mutate(
          { projectId, input },
          { onSuccess: ({ jobId }) => router.push(`/projects/${projectId}/customer-journey/live/${jobId}`) },
        )
      }
    />
  )
}
