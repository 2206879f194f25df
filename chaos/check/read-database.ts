import postgres from 'postgres'
import type { DatabaseState, EventRow, JobRow, TaskRow } from './record.ts'

/** Everything that the database says about the run's jobs. */
export async function readDatabase(databaseUrl: string): Promise<DatabaseState> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined })
  try {
    return await sql.begin('isolation level repeatable read read only', async (tx) => {
      const jobs = await tx<JobRow[]>`
        select j.id, coalesce(j.input ->> 'key', j.input ->> 'audience', '') as key, j.user_id as "userId", j.kind,
               j.status, j.run, j.stage, j.tasks_done as "tasksDone", j.tasks_total as "tasksTotal", j.progress,
               j.message, j.result, j.error_code as "errorCode", j.acknowledged_at is not null as acknowledged,
               j.depends_on as "dependsOn", ${ms(tx, 'j.created_at')} as "createdAt",
               ${ms(tx, 'j.finished_at')} as "finishedAt", j.input, d.content as document
        from public.jobs j
        left join public.documents d on d.id::text = j.result ->> 'documentId'
        order by j.created_at`
      const tasks = await tx<TaskRow[]>`
        select t.id, t.job_id as "jobId", t.stage, t.position, t.status, t.attempt, t.output,
               ${ms(tx, 't.run_at')} as "runAt", ${ms(tx, 't.lease_expires_at')} as "leaseExpiresAt",
               ${ms(tx, 't.finished_at')} as "finishedAt"
        from private.tasks t
        order by t.job_id, t.stage_index, t.position`
      const events = await tx<EventRow[]>`
        select e.job_id as "jobId", e.task_id as "taskId", e.type, ${ms(tx, 'e.created_at')} as at, e.data
        from private.time_line e
        order by e.id`
      return { at: Date.now(), jobs: [...jobs], tasks: [...tasks], events: [...events] }
    })
  } finally {
    await sql.end()
  }
}

/** Milliseconds since 1970, as everybody else here counts. */
function ms(sql: postgres.TransactionSql, column: string) {
  return sql.unsafe(`(extract(epoch from ${column}) * 1000)::double precision`)
}
