'use client'

import { JobActions } from '@/components/jobs/job-actions'
import { JobProgress } from '@/components/jobs/job-progress'
import { useActiveJobs } from '@/lib/jobs/use-active-jobs'

/** What is being spoken of this document now; nothing while nothing is. */
export function RunningNarrations({ projectId, documentId }: { projectId: string; documentId: string }) {
  const { data: jobs = [] } = useActiveJobs()
  const mine = jobs.filter(
    ({ projectId: project, kind, input }) =>
      project === projectId && kind === 'tts_generation' && input.documentId === documentId,
  )
  if (mine.length === 0) return null
  return (
    <section aria-labelledby="running-narrations">
      <h2 id="running-narrations" className="mb-3 font-semibold">
        Being spoken
      </h2>
      <ul className="divide-y rounded-box border bg-surface">
        {mine.map((job) => (
          <li key={job.id} className="flex flex-wrap items-center gap-x-6 gap-y-3 px-5 py-4">
            <div className="min-w-0 flex-1 basis-56">
              <JobProgress job={job} />
            </div>
            <JobActions job={job} />
          </li>
        ))}
      </ul>
    </section>
  )
}
