import { Ago } from '@/components/ui/ago'
import { PageHeader } from '@/components/ui/page-header'
import type { JobDetail } from '@/lib/jobs/schema'
import { JobActions } from './job-actions'
import { JobFacts } from './job-facts'
import { JobProblem } from './job-problem'
import { JobProgress } from './job-progress'
import { jobTitle } from './job-state'
import { JobTimeline } from './job-timeline'

/** Everything about one job: how far it is, its numbers, and what happened. */
export function JobDetailView({ detail }: { detail: JobDetail }) {
  const { job, events } = detail
  return (
    <>
      <PageHeader
        eyebrow={
          <>
            Job, asked for <Ago moment={job.createdAt} />
          </>
        }
        title={jobTitle(job)}
        actions={<JobActions job={job} prominent />}
      />
      <div className="flex flex-col gap-8">
        <JobProblem job={job} />
        <JobProgress job={job} />
        <div className="grid gap-8 lg:grid-cols-[1fr_16rem]">
          <section aria-labelledby="timeline">
            <h2 id="timeline" className="mb-4 font-semibold">
              What happened
            </h2>
            <JobTimeline job={job} events={events} />
          </section>
          <section aria-labelledby="facts" className="max-lg:order-first">
            <h2 id="facts" className="mb-4 font-semibold">
              In numbers
            </h2>
            <JobFacts detail={detail} />
          </section>
        </div>
      </div>
    </>
  )
}
