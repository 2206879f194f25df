-- A claim touches no job: its worker says a moment later which jobs have begun, once for many, and what ends within that
-- moment never needs to be said to have begun.

drop function private.wake_jobs(uuid[]);

create function public.start_jobs(job_ids uuid[])
returns jsonb
language plpgsql
security definer
set search_path = ''
set plan_cache_mode = force_generic_plan
set enable_bitmapscan = off
set enable_seqscan = off
as $$
declare
  v_locked uuid[];
  v_pending uuid[];
  v_deferred uuid[];
begin
  -- A row that another verb holds is left for the next time the worker asks.
  select coalesce(array_agg(l.id), '{}'), coalesce(array_agg(l.id) filter (where l.status = 'pending'), '{}')
  into v_locked, v_pending
  from (
    select j.id, j.status from public.jobs j
    where j.id = any (start_jobs.job_ids) and j.finished_at is null
      and (j.status <> 'processing' or j.retry_at is not null)
    for update skip locked
  ) l;
  -- With the rows locked, a lease that is seen is one that holds.
  with started as (
    update public.jobs j
    set status = 'processing', started_at = coalesce(j.started_at, now()), retry_at = null,
        message = private.stage_message(k.stages, j.stage, j.tasks_done, j.tasks_total)
    from public.job_kinds k
    where j.id = any (v_locked) and k.kind = j.kind
      and exists (select from private.task_leases l where l.user_id = j.user_id and l.job_id = j.id)
    returning j.id, j.user_id, j.run, j.broadcast_version < j.version as deferred
  ), announced as (
    insert into public.job_events (job_id, user_id, type, data)
    select s.id, s.user_id, 'job_started', jsonb_build_object('run', s.run) from started s where s.id = any (v_pending)
  )
  select coalesce(array_agg(s.id) filter (where s.deferred), '{}') into v_deferred from started s;
  return jsonb_build_object('deferred', v_deferred, 'left', array(
    select j.id from public.jobs j
    where j.id = any (start_jobs.job_ids) and j.finished_at is null and j.id <> all (v_locked)
      and (j.status <> 'processing' or j.retry_at is not null)
  ));
end
$$;
comment on function public.start_jobs is
  'Marks jobs as processing that have a task under lease: {deferred, left}; the first have an event held back, the others were locked at this moment.';
grant execute on function public.start_jobs to service_role;

create or replace function public.claim_tasks(worker_id text, max_tasks integer)
returns json
language plpgsql
security definer
set search_path = ''
set plan_cache_mode = force_generic_plan
set enable_bitmapscan = off
set enable_seqscan = off
as $$
declare
  v_rows tid[];
  v_claimed json;
  v_lease_seconds integer := (select s.lease_seconds from public.job_settings s);
  v_expires_at timestamptz := now() + make_interval(secs => v_lease_seconds);
begin
  v_rows := private.choose_tasks(claim_tasks.max_tasks);
  if v_rows = '{}' then
    return '[]';
  end if;
  with taken as (
    delete from private.task_queue q where q.ctid = any (v_rows) returning q.job_id, q.task_id, q.place
  ), work as materialized (
    select t.id, t.job_id, t.user_id, t.stage, t.position, t.input, t.attempt + 1 as attempt, t.turn, q.place,
           gen_random_uuid() as token, j.project_id, j.kind, j.run, j.input as job_input,
           j.status = 'processing' and j.retry_at is null as started
    from taken q
    join public.job_tasks t on t.id = q.task_id
    join public.jobs j on j.id = q.job_id
  ), leased as (
    insert into private.task_leases (user_id, job_id, task_id, token, expires_at, worker_id, attempt, started_at)
    select w.user_id, w.job_id, w.id, w.token, v_expires_at, left(claim_tasks.worker_id, 100), w.attempt, now()
    from work w
  ), clock as (
    select setval('private.turn_clock', greatest(max(w.turn), (select last_value from private.turn_clock)))
    from work w
  )
  select json_agg(json_build_object(
    'taskId', w.id, 'jobId', w.job_id, 'userId', w.user_id, 'projectId', w.project_id, 'kind', w.kind,
    'run', w.run, 'stage', w.stage, 'position', w.position, 'input', w.input, 'jobInput', w.job_input,
    'attempt', w.attempt, 'leaseToken', w.token, 'leaseExpiresAt', v_expires_at,
    'leaseMs', v_lease_seconds * 1000, 'started', w.started
  ) order by w.place, w.id)
  into v_claimed
  from work w
  cross join clock;
  return v_claimed;
end
$$;
comment on function public.claim_tasks is
  'Takes up to max_tasks due tasks across jobs under fresh leases: by priority, fair between users, oldest first, within the limits of the settings. Jobs with started false are for start_jobs.';
