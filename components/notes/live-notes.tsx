'use client'

import { JobGone } from '@/components/jobs/job-gone'
import { Skeleton } from '@/components/ui/skeleton'
import { isGone } from '@/lib/jobs/is-gone'
import { useJobParts } from '@/lib/jobs/use-job-parts'
import { LiveNotesView } from './live-notes-view'

/** Follows one job while notes are taken. */
export function LiveNotes({ jobId }: { jobId: string }) {
  const { data, error } = useJobParts(jobId)
  if (isGone(error)) return <JobGone />
  return data ? <LiveNotesView parts={data} /> : <Skeleton className="h-96 w-full" />
}
