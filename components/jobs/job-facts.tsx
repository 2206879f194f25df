import { spoken } from '@/lib/format/duration'
import type { JobDetail } from '@/lib/jobs/schema'

/** The numbers of a job: parts, attempts, time, and what the model used. */
export function JobFacts({ detail: { job, tasks, usage } }: { detail: JobDetail }) {
  const done = tasks.filter((task) => task.status === 'completed').length
  const attempts = tasks.reduce((sum, task) => sum + task.attempts, 0)
  const ran =
    job.startedAt && job.finishedAt ? (Date.parse(job.finishedAt) - Date.parse(job.startedAt)) / 1000 : null
  const facts: [string, string][] = [
    ['Parts finished', `${done} of ${tasks.length}`],
    ['Attempts', String(attempts)],
    ['Failed attempts', String(job.errors)],
    ['Lost workers', String(job.stalls)],
    ['Hand-overs', String(job.continuations)],
    ...(job.run > 1 ? ([['Run', String(job.run)]] satisfies [string, string][]) : []),
    ...(ran === null ? [] : ([['Time', spoken(ran)]] satisfies [string, string][])),
    ...(usage?.model
      ? ([
          ['Model', usage.model],
          [
            'Tokens',
            `${usage.inputTokens.toLocaleString('en')} in, ${usage.outputTokens.toLocaleString('en')} out`,
          ],
        ] satisfies [string, string][])
      : []),
  ]
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 text-sm lg:grid-cols-1">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className="text-ink-faint">{name}</dt>
          <dd className="mt-0.5 font-medium wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
