'use client'

import { useQuery } from '@tanstack/react-query'
import { FailedJobs } from '@/components/jobs/failed-jobs'
import { JobActions } from '@/components/jobs/job-actions'
import { RunningJobs } from '@/components/jobs/running-jobs'
import { Skeleton } from '@/components/ui/skeleton'
import { documentQuery, documentsQuery } from '@/lib/documents/queries'
import { narrationsOf, readingOf } from '@/lib/narrations/script'
import { GenerateNarration } from './generate-narration'
import { NarrationView } from './narration-view'

const KINDS = ['tts_generation']

/** Where a document is heard: its newest narration, what is being spoken, and the form for a new one. */
export function ListenPage({ projectId, documentId }: { projectId: string; documentId: string }) {
  const { data: document } = useQuery(documentQuery(documentId))
  const { data: narrations = [] } = useQuery(documentsQuery(projectId, 'narration'))
  const newest = narrationsOf(narrations, documentId)[0]
  const { data: narration } = useQuery({ ...documentQuery(newest?.id ?? ''), enabled: newest !== undefined })
  if (!document) return <Skeleton className="h-96 w-full" />
  const reading = readingOf(document)
  const spoken = narration?.type === 'narration' ? narration : null
  return (
    <div className="flex flex-col gap-10">
      <RunningJobs
        projectId={projectId}
        kinds={KINDS}
        title="Being spoken"
        which={({ input }) => input.documentId === documentId}
        action={(job) => <JobActions job={job} />}
      />
      <FailedJobs projectId={projectId} kinds={KINDS} />
      {newest ? (
        spoken ? (
          <NarrationView key={spoken.id} narration={spoken} reading={reading} />
        ) : (
          <Skeleton className="h-96 w-full" />
        )
      ) : null}
      <section aria-labelledby="generate">
        <h2 id="generate" className="mb-3 font-semibold">
          {newest ? 'Have it read again' : 'Have it read aloud'}
        </h2>
        <GenerateNarration
          projectId={projectId}
          documentId={documentId}
          reading={reading}
          before={spoken?.content ?? null}
        />
      </section>
    </div>
  )
}
