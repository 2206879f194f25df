import { cx } from '@/components/ui/cx'
import { clock, count } from '@/lib/format/duration'
import type { OperatorEvent, OperatorJobDetail } from '@/lib/operator/schema'
import { ScrollBox } from './scroll-box'

const BAD = new Set(['attempt_failed', 'attempt_lost', 'job_failed'])

/** What happened, in order: where, by whom, how long it took, and what the model used. */
export function EventTable({ detail: { job, events } }: { detail: OperatorJobDetail }) {
  return (
    <ScrollBox label="Events in order">
      <table className="nums w-full text-sm">
        <thead>
          <tr className="border-b text-left text-ink-faint [&>th]:px-4 [&>th]:py-3 [&>th]:font-medium">
            <th scope="col">After</th>
            <th scope="col">Event</th>
            <th scope="col">Where</th>
            <th scope="col">Who</th>
            <th scope="col">Code</th>
            <th scope="col" className="text-right">
              ms
            </th>
            <th scope="col" className="text-right">
              Tokens
            </th>
          </tr>
        </thead>
        <tbody className="divide-y [&_td]:px-4 [&_td]:py-2">
          {events.map((event) => (
            <tr key={event.id}>
              <td className="whitespace-nowrap text-ink-faint">
                <time dateTime={event.createdAt}>
                  +{clock((Date.parse(event.createdAt) - Date.parse(job.createdAt)) / 1000)}
                </time>
              </td>
              <td className={cx('whitespace-nowrap', BAD.has(event.type) && 'text-danger')}>
                {event.type.replaceAll('_', ' ')}
                {event.data.action ? `: ${event.data.action}` : ''}
              </td>
              <td className="whitespace-nowrap text-ink-soft">{placeOf(event)}</td>
              <td
                className="whitespace-nowrap text-ink-soft"
                title={event.data.worker ?? event.data.operator}
              >
                {whoOf(event)}
              </td>
              <td className="whitespace-nowrap text-ink-soft">{event.data.code}</td>
              <td className="text-right text-ink-soft">{event.data.milliseconds?.toLocaleString('en')}</td>
              <td className="text-right whitespace-nowrap text-ink-soft">{tokensOf(event)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function placeOf({ data: { stage, position, attempt, tasks, run } }: OperatorEvent): string {
  if (attempt !== undefined) return `${stage} ${position}, attempt ${attempt}`
  if (tasks !== undefined) return `${stage}, ${count(tasks, 'task')}`
  return run === undefined ? '' : `run ${run}`
}

function whoOf({ data: { worker, operator } }: OperatorEvent): string {
  if (operator) return `operator ${operator.slice(0, 8)}`
  return worker ? worker.replace(/^(worker_.{8}).*/, '$1') : ''
}

function tokensOf({ data: { usage } }: OperatorEvent): string {
  return usage
    ? `${usage.inputTokens.toLocaleString('en')} in, ${usage.outputTokens.toLocaleString('en')} out`
    : ''
}
