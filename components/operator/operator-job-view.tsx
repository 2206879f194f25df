'use client'

import { useQuery } from '@tanstack/react-query'
import { JobStateLabel } from '@/components/jobs/job-state-label'
import { Ago } from '@/components/ui/ago'
import { Note } from '@/components/ui/note'
import { PageHeader } from '@/components/ui/page-header'
import { Skeleton } from '@/components/ui/skeleton'
import { clock } from '@/lib/format/duration'
import { isGone } from '@/lib/jobs/is-gone'
import { kindLabels } from '@/lib/jobs/kind-labels'
import { operatorJobQuery } from '@/lib/operator/queries'
import type { OperatorJobDetail } from '@/lib/operator/schema'
import { EventTable } from './event-table'
import { OperatorActions } from './operator-actions'
import { TaskTable } from './task-table'

/** One job of anybody: numbers, tasks, and its time line with workers, codes, times and tokens. */
export function OperatorJobView({ jobId }: { jobId: string }) {
  const { data, error } = useQuery(operatorJobQuery(jobId))
  if (error && (isGone(error) || !data)) {
    return (
      <Note tone="problem" title="This job cannot be shown">
        {error.message}
      </Note>
    )
  }
  if (!data) return <Skeleton className="h-64 w-full" />
  const { job } = data
  return (
    <>
      <PageHeader
        eyebrow={
          <>
            Asked for <Ago moment={job.createdAt} />
          </>
        }
        title={kindLabels(job.kind).title}
        actions={
          <>
            <JobStateLabel job={job} />
            <OperatorActions job={job} />
          </>
        }
      />
      <div className="flex flex-col gap-10">
        <Facts detail={data} />
        <section aria-labelledby="timeline">
          <h2 id="timeline" className="mb-4 font-semibold">
            Time line
          </h2>
          <EventTable detail={data} />
        </section>
        <section aria-labelledby="tasks">
          <h2 id="tasks" className="mb-4 font-semibold">
            Tasks
          </h2>
          <TaskTable tasks={data.tasks} />
        </section>
      </div>
    </>
  )
}

function Facts({ detail: { job } }: { detail: OperatorJobDetail }) {
  const ended = job.finishedAt ?? null
  const ran = job.startedAt && ended ? (Date.parse(ended) - Date.parse(job.startedAt)) / 1000 : null
  const waited = job.startedAt ? (Date.parse(job.startedAt) - Date.parse(job.createdAt)) / 1000 : null
  const facts: [string, string | null][] = [
    ['Job', job.id],
    ['User', job.userId],
    ['Stage', `${job.stage}, ${job.tasksDone} of ${job.tasksTotal}`],
    ['Progress', `${job.progress}%`],
    ['Run', String(job.run)],
    ['Priority', String(job.priority)],
    ['Failed attempts', String(job.errors)],
    ['Lost workers', String(job.stalls)],
    ['Hand-overs', String(job.continuations)],
    ['Waited', waited === null ? null : clock(waited)],
    ['Ran', ran === null ? null : clock(ran)],
    ['Error code', job.errorCode],
    ['Waits for', job.dependsOn.length > 0 ? job.dependsOn.join(', ') : null],
  ]
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 text-sm sm:grid-cols-3 lg:grid-cols-4">
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name}>
            <dt className="text-ink-faint">{name}</dt>
            <dd className="nums mt-0.5 font-medium wrap-anywhere">{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
