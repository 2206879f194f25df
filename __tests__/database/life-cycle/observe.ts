import type { JobStatus, TaskStatus } from '@shared/engine/job.ts'
import type { Sql } from '../../support/database.ts'
import type { Life, Picture, Task } from './model.ts'

interface JobRow {
  id: string
  status: JobStatus
  retrying: boolean
  seen: boolean
  fell: boolean
  dependency: Picture['dependency']
}
interface TaskRow extends Task {
  job_id: string
  stage_index: number
  status: TaskStatus
}

function readJobs(sql: Sql, ids: string[]) {
  return sql<JobRow[]>`
    select j.id, j.status, j.retry_at is not null as retrying, j.acknowledged_at is not null as seen,
      coalesce(j.error_code = 'dependency_failed', false) as fell,
      case
        when j.depends_on = '{}' then null
        when bool_or(d.id is null) then 'gone'
        when bool_or(d.status in ('failed', 'cancelled')) then 'over'
        when bool_and(d.status = 'completed') then 'completed'
        else 'live'
      end as dependency
    from public.jobs j
    left join unnest(j.depends_on) o (id) on true
    left join public.jobs d on d.id = o.id
    where j.id = any (${ids}::uuid[])
    group by j.id`
}

function readTasks(sql: Sql, ids: string[]) {
  return sql<TaskRow[]>`
    select t.job_id, t.stage_index, t.status,
      case
        when t.status = 'pending' and t.run_at > clock_timestamp() then 'delayed'
        when t.status = 'processing' and t.lease_expires_at < clock_timestamp() then 'expired'
        else t.status
      end as is,
      array_remove(array[
        case when t.errors + 1 >= k.max_attempts then 'errors' end,
        case when t.stalls >= s.max_stalls then 'stalls' end,
        case when t.continuations >= s.max_continuations then 'continuations' end
      ], null) as worn
    from private.tasks t
    join public.jobs j on j.id = t.job_id
    join public.job_kinds k on k.kind = j.kind, public.job_settings s
    where t.job_id = any (${ids}::uuid[])
    order by t.stage_index, t.position`
}

/** What the tables of the life cycle see of a job in the database, and of one that depends on it. */
export async function observe(sql: Sql, jobId: string, dependentId: string | null): Promise<Picture> {
  const ids = [jobId, ...(dependentId ? [dependentId] : [])]
  const [jobs, tasks] = await Promise.all([readJobs(sql, ids), readTasks(sql, ids)])

  function life(id: string): Life {
    const job = jobs.find((row) => row.id === id)
    if (!job) return { job: 'gone', stages: [], fell: false }
    const own = tasks.filter((task) => task.job_id === id)
    const stages: Task[][] = []
    for (const { stage_index, is, worn } of own) {
      stages[stage_index] ??= []
      stages[stage_index].push({ is, worn })
    }
    const isDependent = job.status === 'pending' && own.every(({ status }) => status === 'waiting')
    const state = isDependent ? 'dependent' : job.retrying ? 'retrying' : job.status
    return { job: state, stages, fell: job.fell }
  }

  const job = jobs.find((row) => row.id === jobId)
  return {
    ...life(jobId),
    seen: job?.seen ?? false,
    dependent: dependentId ? life(dependentId) : null,
    dependency: job?.dependency ?? null,
  }
}
