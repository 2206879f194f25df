'use client'

import { useRouter } from 'next/navigation'
import { useStartJob } from '@/lib/jobs/use-start-job'
import { BriefForm } from './brief-form'

/** Starts an outline and goes to where it is being drafted. */
export function GenerateOutline({ projectId }: { projectId: string }) {
  const router = useRouter()
  const start = useStartJob('deck_outline')
  return (
    <BriefForm
      projectId={projectId}
      busy={start.isPending || start.isSuccess}
      problem={start.error?.message ?? null}
      onGenerate={(input) =>
        start.mutate(
          { projectId, input },
          { onSuccess: ({ jobId }) => router.push(`/projects/${projectId}/deck/live/${jobId}`) },
        )
      }
    />
  )
}
