import Link from 'next/link'
import { jobHref } from '@/lib/jobs/kind-labels'
import type { Job } from '@/lib/jobs/schema'
import { JobProgress } from './job-progress'
import { jobTitle } from './job-state'

/** One running job in the header's list; the whole row leads to it. */
export function ActiveJobRow({ job, onNavigate }: { job: Job; onNavigate: () => void }) {
  return (
    <li className="relative px-4 py-3 hover:bg-ink/4">
      <Link
        href={jobHref(job)}
        onClick={onNavigate}
        className="text-sm font-medium -outline-offset-2 after:absolute after:inset-0"
      >
        {jobTitle(job)}
      </Link>
      <div className="mt-1">
        <JobProgress job={job} />
      </div>
    </li>
  )
}
