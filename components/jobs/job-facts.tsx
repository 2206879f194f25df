import { clock } from '@/lib/format/duration'
import type { JobDetail } from '@/lib/jobs/schema'

/** The numbers of a job: parts, attempts, time, and what the model used. */
export function JobFacts({ detail: { job, tasks, usage } }: { detail: JobDetail }) {
  const done = tasks.filter((task) => task.status === 'completed').length
  const attempts = tasks.reduce((sum, task) => sum + task.attempts, 0)
  const ran =
    job.startedAt && job.finishedAt ? (Date.parse(job.finishedAt) - Date.parse(job.startedAt)) / 1000 : null
  const facts: [string, string | null][] = [
    ['Parts finished', `${done} of ${tasks.length}`],
    ['Attempts', String(attempts)],
    ['Failed attempts', unlessZero(job.errors)],
    ['Lost workers', unlessZero(job.stalls)],
    ['Hand-overs', unlessZero(job.continuations)],
    ['Run', job.run > 1 ? String(job.run) : null],
    ['Time', ran === null ? null : clock(ran)],
    ['Model', usage?.model ?? null],
    [
      'Tokens',
      usage?.model ? `${thousands(usage.inputTokens)} in, ${thousands(usage.outputTokens)} out` : null,
    ],
    ['Cost', usage?.cost ? `$${usage.cost.toFixed(usage.cost < 0.1 ? 4 : 2)}` : null],
  ]
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 text-sm lg:grid-cols-1">
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name}>
            <dt className="text-ink-faint">{name}</dt>
            <dd className="mt-0.5 font-medium wrap-anywhere">{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

const thousands = (number: number) => number.toLocaleString('en')
const unlessZero = (number: number) => (number > 0 ? String(number) : null)
