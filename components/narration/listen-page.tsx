'use client'

import { useQuery } from '@tanstack/react-query'
import { FailedJobs } from '@/components/jobs/failed-jobs'
import { JobActions } from '@/components/jobs/job-actions'
import { RunningJobs } from '@/components/jobs/running-jobs'
import { Skeleton } from '@/components/ui/skeleton'
import { documentQuery } from '@/lib/documents/queries'
import { readingOf } from '@/lib/narrations/script'
import { NARRATION_KINDS, reads, useSound } from '@/lib/narrations/use-sound'
import { GenerateNarration } from './generate-narration'
import { LiveNarration } from './live-narration'
import { NarrationView } from './narration-view'

/** Where a document is heard: its newest narration, what is being spoken, and the form for a new one. */
export function ListenPage({ projectId, documentId }: { projectId: string; documentId: string }) {
  const { data: document } = useQuery(documentQuery(documentId))
  const { narration, isNarrated, job, lines } = useSound(projectId, documentId)
  if (!document) return <Skeleton className="h-96 w-full" />
  const reading = readingOf(document)
  return (
    <div className="flex flex-col gap-10">
      <RunningJobs
        projectId={projectId}
        kinds={NARRATION_KINDS}
        title="Being spoken"
        which={reads(documentId)}
        action={(job) => <JobActions job={job} open={false} />}
      />
      <FailedJobs projectId={projectId} kinds={NARRATION_KINDS} which={reads(documentId)} />
      {job ? (
        lines.length > 0 ? (
          <LiveNarration title={document.title} lines={lines} />
        ) : null
      ) : isNarrated ? (
        narration ? (
          <NarrationView key={narration.id} narration={narration} reading={reading} />
        ) : (
          <Skeleton className="h-96 w-full" />
        )
      ) : null}
      <section aria-labelledby="generate">
        <h2 id="generate" className="mb-3 font-semibold">
          {isNarrated ? 'Have it read again' : 'Have it read aloud'}
        </h2>
        <GenerateNarration
          projectId={projectId}
          documentId={documentId}
          reading={reading}
          before={narration?.content ?? null}
        />
      </section>
    </div>
  )
}
