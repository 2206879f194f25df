import { cx } from '@/components/ui/cx'
import { clock } from '@/lib/format/duration'
import { kindLabels } from '@/lib/jobs/kind-labels'
import type { Job, JobLogEntry } from '@/lib/jobs/schema'
import { type EventTone, eventWords } from './event-words'
import { groupEvents } from './group-events'

const dots: Record<EventTone, string> = { plain: 'bg-ink-faint', done: 'bg-done', bad: 'bg-danger' }

/** What happened to a job, in order, each with the time since it was asked for. */
export function JobTimeline({ job, events }: { job: Job; events: JobLogEntry[] }) {
  const stages = kindLabels(job.kind).stages ?? {}
  const groups = groupEvents(events)
  return (
    <ol className="flex flex-col">
      {groups.map(({ event, count }, index) => {
        const words = eventWords(event, count, (stage) => stages[stage] ?? stage)
        const seconds = (Date.parse(event.createdAt) - Date.parse(job.createdAt)) / 1000
        return (
          <li key={event.id} className="flex gap-4 text-sm">
            <time
              dateTime={event.createdAt}
              className="w-14 shrink-0 pt-0.5 text-right text-xs leading-5 text-ink-faint"
            >
              +{clock(seconds)}
            </time>
            <span aria-hidden className="flex w-2 shrink-0 flex-col items-center">
              <span className={cx('mt-2 size-2 shrink-0 rounded-full', dots[words.tone])} />
              {index < groups.length - 1 ? <span className="w-px flex-1 bg-line" /> : null}
            </span>
            <span className="as-written min-w-0 pt-0.5 pb-3 leading-5 text-ink-soft">{words.text}</span>
          </li>
        )
      })}
    </ol>
  )
}
