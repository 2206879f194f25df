'use client'

import { useQuery } from '@tanstack/react-query'
import { Ago } from '@/components/ui/ago'
import { Note } from '@/components/ui/note'
import { Skeleton } from '@/components/ui/skeleton'
import { overviewQuery } from '@/lib/operator/queries'
import { JobSearch } from './job-search'
import { JobTable } from './job-table'
import { QueueTable } from './queue-table'

/** Queues, jobs in trouble, and a search over all of them; asked again every five seconds. */
export function OperatorView() {
  const { data, error } = useQuery(overviewQuery())
  return (
    <div className="flex flex-col gap-12">
      {error ? (
        <Note tone="problem" title="The overview could not be read">
          {error.message} What is shown may be old.
        </Note>
      ) : null}
      <section aria-labelledby="queues">
        <h2 id="queues" className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6 font-semibold">
          Queues
          <span className="text-sm font-normal text-ink-faint">
            {data ? <>Last sweep: {data.lastSweepAt ? <Ago moment={data.lastSweepAt} /> : 'never'}</> : null}
          </span>
        </h2>
        {data ? <QueueTable queues={data.queues} /> : <Skeleton className="h-24 w-full" />}
      </section>
      <section aria-labelledby="troubled">
        <h2 id="troubled" className="mb-4 font-semibold">
          Slow and stalled
        </h2>
        {data ? (
          <JobTable
            jobs={data.troubled}
            empty="No live job is slow, failed an attempt or lost a worker."
            label="Slow and stalled jobs"
          />
        ) : (
          <Skeleton className="h-16 w-full" />
        )}
      </section>
      <section aria-labelledby="all-jobs">
        <h2 id="all-jobs" className="mb-4 font-semibold">
          Jobs
        </h2>
        <JobSearch kinds={data?.queues ?? []} />
      </section>
    </div>
  )
}
