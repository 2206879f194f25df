import type { OperatorTask } from '@/lib/operator/schema'
import { ScrollBox } from './scroll-box'

/** Every task of a job, and who holds it. */
export function TaskTable({ tasks }: { tasks: OperatorTask[] }) {
  return (
    <ScrollBox label="Each task">
      <table className="nums w-full text-sm">
        <thead>
          <tr className="border-b text-left text-ink-faint [&>th]:px-4 [&>th]:py-3 [&>th]:font-medium">
            <th scope="col">Task</th>
            <th scope="col">Status</th>
            <th scope="col" className="text-right">
              Attempts
            </th>
            <th scope="col" className="text-right">
              Errors
            </th>
            <th scope="col" className="text-right">
              Stalls
            </th>
            <th scope="col">Code</th>
            <th scope="col">Worker</th>
          </tr>
        </thead>
        <tbody className="divide-y [&_td]:px-4 [&_td]:py-2">
          {tasks.map((task) => (
            <tr key={task.id}>
              <td className="whitespace-nowrap">
                {task.stage} {task.position}
              </td>
              <td className="whitespace-nowrap">{task.status}</td>
              <td className="text-right text-ink-soft">{task.attempts}</td>
              <td className="text-right text-ink-soft">{task.errors}</td>
              <td className="text-right text-ink-soft">{task.stalls}</td>
              <td className="whitespace-nowrap text-ink-soft">{task.errorCode}</td>
              <td className="whitespace-nowrap text-ink-soft" title={task.worker ?? undefined}>
                {task.worker?.slice(0, 15)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
