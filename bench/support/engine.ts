import type postgres from 'postgres'

/** The worker's verbs, called in the database itself: what a measure does in the worker's place. */

export interface Lease {
  taskId: string
  leaseToken: string
  stage: string
  position: number
  jobId: string
  started: boolean
}

interface Claim {
  tasks: Omit<Lease, 'started'>[]
  jobs: { jobId: string; started: boolean }[]
}

interface Completed {
  applied: number
}

type Json = postgres.JSONValue

async function value<T>(rows: Promise<readonly { value: T }[]>): Promise<T> {
  const [row] = await rows
  if (!row) throw new Error('The function returned no row')
  return row.value
}

export async function claimTasks(sql: postgres.Sql, max: number): Promise<Lease[]> {
  return leasesOf(await value(sql<{ value: Claim }[]>`select public.claim_tasks('bench', ${max}) as value`))
}

function leasesOf({ tasks, jobs }: Claim): Lease[] {
  const started = new Set(jobs.filter((job) => job.started).map(({ jobId }) => jobId))
  return tasks.map((task) => ({ ...task, started: started.has(task.jobId) }))
}

export function startJobs(
  sql: postgres.Sql,
  jobIds: string[],
): Promise<{ deferred: string[]; left: string[] }> {
  return value(sql<{ value: { deferred: string[]; left: string[] } }[]>`
    select public.start_jobs(${jobIds}::uuid[]) as value`)
}

/** Returns when it was done, just before its commit: in milliseconds of the database's clock. */
export async function completeTask(
  sql: postgres.Sql,
  { taskId, leaseToken }: Lease,
  { output = {}, nextTasks, finish }: { output?: Json; nextTasks?: Json; finish?: Json } = {},
): Promise<number> {
  const [row] = await sql<{ applied: boolean; doneAt: number }[]>`
    select (public.complete_task(${taskId}, ${leaseToken}, ${sql.json(output)}, null,
        ${nextTasks === undefined ? null : sql.json(nextTasks)},
        ${finish === undefined ? null : sql.json(finish)}) ->> 'applied')::boolean as applied,
      extract(epoch from clock_timestamp())::float8 * 1000 as "doneAt"`
  if (!row?.applied) throw new Error('The completion was not applied')
  return row.doneAt
}

/** The same for many in one round trip; every one must apply. */
export async function completeTasks(sql: postgres.Sql, leases: Lease[], finish?: Json): Promise<void> {
  const completions = leases.map(({ taskId, leaseToken }) => ({ taskId, leaseToken, output: {}, finish }))
  const { applied } = await value(
    sql<{ value: Completed }[]>`select public.complete_tasks(${sql.json(completions as Json)}) as value`,
  )
  if (applied < leases.length) throw new Error(`Only ${applied} of ${leases.length} completions were applied`)
}

/** Completes one and claims the next in one round trip. */
export async function completeAndClaim(
  sql: postgres.Sql,
  { taskId, leaseToken }: Lease,
  finish?: Json,
): Promise<Lease[]> {
  const completions = [{ taskId, leaseToken, output: {}, finish }]
  const { completed, claimed } = await value(
    sql<{ value: { completed: Completed; claimed: Claim } }[]>`
      select public.complete_and_claim(${sql.json(completions as Json)}, 'bench', 1) as value`,
  )
  if (completed.applied !== 1) throw new Error('The completion was not applied')
  return leasesOf(claimed)
}

/** Jobs whose tasks are all claimable; straight into the tables, as admission would have left them. */
export async function insertWaitingJobs(
  sql: postgres.Sql,
  owners: string[],
  count: number,
  tasksEach = 1,
): Promise<void> {
  await sql`
    with owner as (
      select u.value::uuid as user_id, p.id as project_id, u.ordinality - 1 as number
      from unnest(${owners}::text[]) with ordinality u(value)
      join public.projects p on p.user_id = u.value::uuid
    ), job as (
      insert into public.jobs (user_id, project_id, kind, title, input, priority, stage, tasks_total, message,
        estimate_low_seconds, estimate_high_seconds)
      select o.user_id, o.project_id, 'bench_no_op', 'Nothing', jsonb_build_object('number', n, 'at', clock_timestamp()),
        5, 'work', ${tasksEach}, 'Waiting for a worker', 1, 2
      from generate_series(1, ${count}) n
      join owner o on o.number = n % ${owners.length}
      returning id, user_id
    ), task as (
      insert into public.job_tasks (job_id, user_id, stage, stage_index, position, priority, turn)
      select j.id, j.user_id, 'work', 0, position, 5,
        row_number() over (partition by j.user_id order by j.id, position) + (select last_value from private.turn_clock)
      from job j, generate_series(0, ${tasksEach} - 1) position
      returning *
    )
    insert into private.task_queue (job_id, task_id, user_id, place, run_at)
    select t.job_id, t.id, t.user_id, private.place_of(t.turn, t.priority), now() from task t`
}

/** A kind whose only task does nothing. */
export async function addNoOpKind(sql: postgres.Sql): Promise<void> {
  const stages = [{ name: 'work', label: 'Working', from: 0, to: 100 }]
  await sql`
    insert into public.job_kinds (kind, title, stages, estimate_low_seconds, estimate_high_seconds)
    values ('bench_no_op', 'Nothing', ${sql.json(stages)}, 1, 2)
    on conflict do nothing`
}
