import type { Sql } from '../../support/database.ts'
import { JOB_EVENT_ORDER } from './life-cycle.ts'

/** What is true of every job at every moment between two transactions; each finds what breaks it. */
const INVARIANTS: Record<string, (sql: Sql) => Promise<readonly unknown[]>> = {
  'a live job has a task, or a job it waits for, that can move it': (sql) => sql`
    select j.id from public.jobs j
    where j.status in ('pending', 'processing')
      and not exists (
        select from private.tasks t where t.job_id = j.id and t.status in ('pending', 'processing')
      )
      and not exists (
        select from public.jobs d where d.id = any (j.depends_on) and d.status in ('pending', 'processing')
      )
      -- Until the next sweep, when what it waits for was deleted.
      and not exists (
        select from unnest(j.depends_on) o (id) where not exists (select from public.jobs d where d.id = o.id)
      )`,
  'only the stage that a live job is in can be claimed, and all before it is done': (sql) => sql`
    select t.id, t.stage, t.status from private.tasks t join public.jobs j on j.id = t.job_id
    where j.status in ('pending', 'processing') and exists (
      select from private.tasks o where o.job_id = j.id and o.stage = j.stage and (
        (t.stage_index < o.stage_index and t.status <> 'completed')
        or (t.stage_index > o.stage_index and t.status <> 'waiting')
      )
    )`,
  'an ended job has nothing that could be claimed': (sql) => sql`
    select t.id, t.status from private.tasks t join public.jobs j on j.id = t.job_id
    where j.status in ('completed', 'failed', 'cancelled') and t.status in ('waiting', 'pending')`,
  'what may run has an attempt left': (sql) => sql`
    select t.id, t.errors, t.stalls, t.continuations
    from private.tasks t join public.jobs j on j.id = t.job_id join public.job_kinds k on k.kind = j.kind,
      public.job_settings s
    where j.status in ('pending', 'processing') and t.status in ('waiting', 'pending', 'processing')
      and (t.errors >= k.max_attempts or t.stalls > s.max_stalls or t.continuations > s.max_continuations)`,
  'a completed job has completed tasks alone': (sql) => sql`
    select t.id, t.status from private.tasks t join public.jobs j on j.id = t.job_id
    where j.status = 'completed' and t.status <> 'completed'`,
  'a live job counts the tasks of its stage': (sql) => sql`
    select j.id, j.tasks_done, j.tasks_total from public.jobs j
    join lateral (
      select count(*) as total, count(*) filter (where t.status = 'completed') as done
      from private.tasks t where t.job_id = j.id and t.stage = j.stage
    ) c on true
    where j.status in ('pending', 'processing') and (j.tasks_done, j.tasks_total) <> (c.done, c.total)`,
  'progress lies within the bounds of the stage, or was further before': (sql) => sql`
    select j.id, j.progress from public.jobs j join public.job_kinds k on k.kind = j.kind,
      lateral jsonb_array_elements(k.stages) s
    where j.status in ('pending', 'processing') and s ->> 'name' = j.stage
      and j.progress < (s ->> 'from')::integer`,
  'a completed task has been bought once': (sql) => sql`
    select t.id, count(e.id) from private.tasks t
    left join private.time_line e on e.task_id = t.id and e.type = 'attempt_completed' and e.job_id = t.job_id
    group by t.id, t.status having count(e.id) <> (t.status = 'completed')::integer`,
  'only an open task of a job that is there waits in the queue or has a lease, and never both': (sql) => sql`
    select o.task_id, t.status from (
      select q.job_id, q.task_id from private.task_queue q
      union all
      select l.job_id, l.task_id from private.task_leases l
    ) o
    left join public.job_tasks t on t.id = o.task_id and t.job_id = o.job_id
    group by o.task_id, t.status having count(*) > 1 or t.status is distinct from 'open'`,
  'each attempt ends at most once, in order, and none follows the one that completed': (sql) => sql`
    select * from (
      select e.task_id, e.type, (e.data ->> 'attempt')::integer as attempt,
        lag((e.data ->> 'attempt')::integer) over w as before, lag(e.type) over w as type_before
      from private.time_line e where e.type like 'attempt_%'
      window w as (partition by e.job_id, e.task_id order by e.id)
    ) e
    where e.attempt <= e.before or e.type_before = 'attempt_completed'`,
  'a job writes one document, and only when it completes': (sql) => sql`
    select d.job_id from public.documents d left join public.jobs j on j.id = d.job_id
    where d.job_id is not null
    group by d.job_id having count(*) > 1 or bool_or(j.status <> 'completed')`,
  'a user has no two identical live jobs, and one live or completed job a key': (sql) => sql`
    select user_id, input from public.jobs where status in ('pending', 'processing')
    group by user_id, project_id, kind, input having count(*) > 1
    union all
    select user_id, null from public.jobs
    where idempotency_key is not null and status in ('pending', 'processing', 'completed')
    group by user_id, idempotency_key having count(*) > 1`,
  'who waits for a job that is over is over too': (sql) => sql`
    select j.id from public.jobs j join public.jobs d on d.id = any (j.depends_on)
    where j.status = 'pending' and d.status in ('failed', 'cancelled')`,
  'a retry is waited for only while nothing is due': (sql) => sql`
    select j.id from public.jobs j
    where j.retry_at > now() and exists (
      select from private.tasks t where t.job_id = j.id and t.status = 'pending' and t.run_at < j.retry_at
    )`,
  'the events of a job follow each other as the life cycle says': async (sql) => {
    const pairs = await sql<{ job_id: string; before: string | null; type: string }[]>`
      select e.job_id, e.type, lag(e.type) over (partition by e.job_id order by e.id) as before
      from private.time_line e where e.type like 'job_%'`
    return pairs.filter(({ before, type }) =>
      before === null ? type !== 'job_enqueued' : !JOB_EVENT_ORDER[before]?.includes(type),
    )
  },
  'the last event of a job tells its status': (sql) => sql`
    select j.id, j.status, e.type from public.jobs j
    join lateral (
      select e.type from private.time_line e where e.job_id = j.id and e.type like 'job_%' order by e.id desc limit 1
    ) e on true
    where j.status in ('completed', 'failed', 'cancelled') and e.type <> 'job_' || j.status
      or j.status in ('pending', 'processing') and e.type not in ('job_enqueued', 'job_started', 'job_retried')`,
}

/** What is broken, in words and with the rows that show it; nothing, when all is well. */
export async function brokenInvariants(sql: Sql): Promise<{ invariant: string; rows: readonly unknown[] }[]> {
  const found = await Promise.all(
    Object.entries(INVARIANTS).map(async ([invariant, look]) => ({
      invariant,
      rows: [...(await look(sql))],
    })),
  )
  return found.filter(({ rows }) => rows.length > 0)
}
