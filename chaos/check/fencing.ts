import { requestsByTask } from './attempts.ts'
import type { Check, RunRecord, TaskRow, Write } from './record.ts'

/** A worker that lost its lease changes nothing any more, and is told so. */
export const storedIsOfTheLastLease: Check = (record) => {
  const byNonce = new Map(record.requests.map((request) => [request.nonce, request]))
  const stored = record.database.tasks.flatMap((task) => repliesIn(task, record, byNonce))
  const late = lateWrites(record)
  return {
    statement: 'what is stored is of the attempt that held the lease last',
    counted: `${stored.length} replies stored, ${late.length} completions while a successor worked`,
    violations: [
      ...stored.flatMap(({ name, task, attempt }) =>
        attempt === task.attempt
          ? []
          : `${name} holds a reply to attempt ${attempt}, and attempt ${task.attempt} had its lease`,
      ),
      ...late.flatMap(({ name, write, successor }) =>
        write.applied
          ? `${name}: attempt ${write.attempt} was written while attempt ${successor} worked`
          : [],
      ),
    ],
  }
}

type Requests = Map<string | null, RunRecord['requests'][number]>

/** The replies in a task's output that were made to this very task, where the request says to which attempt. */
function repliesIn(task: TaskRow, { database }: RunRecord, byNonce: Requests) {
  const key = database.jobs.find(({ id }) => id === task.jobId)?.key
  const nonces = JSON.stringify(task.output ?? null).match(/(?<=")n\d+(?=")/g) ?? []
  return nonces.flatMap((nonce) => {
    const reply = byNonce.get(nonce)
    if (!reply || reply.attempt === null || reply.key !== key) return []
    if (reply.stage !== task.stage || reply.position !== task.position) return []
    return { name: `${key} ${task.stage} ${task.position}`, task, attempt: reply.attempt }
  })
}

/** Completions that were sent on when a later attempt at their task had already asked the model. */
function lateWrites(record: RunRecord): { name: string; write: Write; successor: number }[] {
  const byTask = requestsByTask(record)
  return record.writes.flatMap((write) => {
    const later = byTask
      .get(write.taskId)
      ?.find(({ attempt, at }) => (attempt ?? 0) > write.attempt && at < write.at)
    if (!later) return []
    const name = `${later.key} ${later.stage} ${later.position}`
    return { name, write, successor: later.attempt ?? 0 }
  })
}
