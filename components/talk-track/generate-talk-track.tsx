'use client'

import { useRouter } from 'next/navigation'
import type { DocumentSummary } from '@/lib/documents/schema'
import { useStartJob } from '@/lib/jobs/use-start-job'
import { GenerateForm } from './generate-form'

/** Starts a talk track and goes to where it is being written. */
export function GenerateTalkTrack({
  projectId,
  decks,
  initialDeckId,
}: {
  projectId: string
  decks: DocumentSummary[]
  initialDeckId: string
}) {
  const router = useRouter()
  const start = useStartJob('talk_track')
  return (
    <GenerateForm
      decks={decks}
      initialDeckId={initialDeckId}
      busy={start.isPending || start.isSuccess}
      problem={start.error?.message ?? null}
      onGenerate={(input) =>
        start.mutate(
          { projectId, input },
          { onSuccess: ({ jobId }) => router.push(`/projects/${projectId}/talk-track/live/${jobId}`) },
        )
      }
    />
  )
}
