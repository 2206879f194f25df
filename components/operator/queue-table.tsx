import { cx } from '@/components/ui/cx'
import { clock } from '@/lib/format/duration'
import type { Queue } from '@/lib/operator/schema'
import { ScrollBox } from './scroll-box'

const columns: { title: string; hint: string; value: (queue: Queue) => number }[] = [
  { title: 'Waiting', hint: 'jobs that no worker has begun', value: (queue) => queue.pending },
  { title: 'Running', hint: 'jobs under way', value: (queue) => queue.processing },
  { title: 'Retrying', hint: 'jobs between two attempts', value: (queue) => queue.retrying },
  { title: 'Tasks due', hint: 'claimable now', value: (queue) => queue.due },
  { title: 'Tasks running', hint: 'held by a worker', value: (queue) => queue.running },
  { title: 'Silent', hint: 'tasks whose worker does not answer', value: (queue) => queue.expired_leases },
]

/** One row a kind: what waits, what runs, and how long the oldest due task has waited. */
export function QueueTable({ queues }: { queues: Queue[] }) {
  return (
    <ScrollBox label="Queues by kind">
      <table className="nums w-full text-sm">
        <thead>
          <tr className="border-b text-left text-ink-faint">
            <th scope="col" className="px-4 py-3 font-medium">
              Kind
            </th>
            {columns.map(({ title, hint }) => (
              <th
                key={title}
                scope="col"
                title={hint}
                className="px-4 py-3 text-right font-medium whitespace-nowrap"
              >
                {title}
              </th>
            ))}
            <th scope="col" className="px-4 py-3 text-right font-medium whitespace-nowrap">
              Oldest due
            </th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {queues.map((queue) => (
            <tr key={queue.kind}>
              <th scope="row" className="px-4 py-3 text-left font-medium whitespace-nowrap">
                {queue.title}
              </th>
              {columns.map(({ title, value }) => (
                <td
                  key={title}
                  className={cx('px-4 py-3 text-right', value(queue) === 0 && 'text-ink-faint')}
                >
                  {value(queue).toLocaleString('en')}
                </td>
              ))}
              <td className={cx('px-4 py-3 text-right', queue.due === 0 && 'text-ink-faint')}>
                {queue.due === 0 ? 'none' : clock(queue.oldest_due_task_seconds)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
