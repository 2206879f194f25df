-- A queue is empty at one moment and long at the next, and a connection keeps the plans it made: the verbs below never
-- take one that reads a whole table because it was small when they were planned.

-- Their first task runs, or the retry they waited for is here. A job row that is locked at this moment is left as it
-- is: the verb that holds it, or the next claim, brings it up to date.
create function private.wake_jobs(job_ids uuid[])
returns uuid[]
language plpgsql
set search_path = ''
as $$
declare
  v_deferred uuid[];
begin
  with waking as (
    select j.id, j.status from public.jobs j
    where j.id = any (wake_jobs.job_ids)
      and j.finished_at is null and (j.status <> 'processing' or j.retry_at is not null)
    for update skip locked
  ), started as (
    update public.jobs j
    set status = 'processing', started_at = coalesce(j.started_at, now()), retry_at = null,
        message = private.stage_message(k.stages, j.stage, j.tasks_done, j.tasks_total)
    from waking w, public.job_kinds k
    where j.id = w.id and k.kind = j.kind
    returning j.id, j.user_id, j.run, w.status, j.broadcast_version < j.version as deferred
  ), announced as (
    insert into public.job_events (job_id, user_id, type, data)
    select s.id, s.user_id, 'job_started', jsonb_build_object('run', s.run) from started s where s.status = 'pending'
  )
  select coalesce(array_agg(s.id) filter (where s.deferred), '{}') into v_deferred from started s;
  return v_deferred;
end
$$;
comment on function private.wake_jobs is
  'Marks jobs as processing whose tasks were just claimed; returns those whose event is held back.';

create or replace function public.claim_tasks(worker_id text, max_tasks integer)
returns json
language plpgsql
security definer
set search_path = ''
set plan_cache_mode = force_generic_plan
-- A bitmap scan never marks the dead entries of an index: each claim would visit every task since the last vacuum.
set enable_bitmapscan = off
set enable_seqscan = off
as $$
declare
  v_task_ids uuid[];
  v_to_wake uuid[];
  v_deferred uuid[];
  v_claimed json;
  v_lease_seconds integer := (select s.lease_seconds from public.job_settings s);
begin
  v_task_ids := private.choose_tasks(claim_tasks.max_tasks);
  if v_task_ids = '{}' then
    return '[]';
  end if;
  with claimed as (
    update public.job_tasks t
    set status = 'processing', attempt = t.attempt + 1, lease_token = gen_random_uuid(),
        lease_expires_at = now() + make_interval(secs => v_lease_seconds),
        worker_id = left(claim_tasks.worker_id, 100), started_at = now()
    where t.id = any (v_task_ids)
    returning t.id, t.job_id, t.user_id, t.stage, t.position, t.input, t.attempt, t.lease_token, t.lease_expires_at,
              t.turn, t.place
  ), clock as (
    select setval('private.turn_clock', greatest(max(c.turn), (select last_value from private.turn_clock)))
    from claimed c
  )
  select
    json_agg(json_build_object(
      'taskId', c.id, 'jobId', c.job_id, 'userId', c.user_id, 'projectId', j.project_id, 'kind', j.kind,
      'run', j.run, 'stage', c.stage, 'position', c.position, 'input', c.input, 'jobInput', j.input,
      'attempt', c.attempt, 'leaseToken', c.lease_token, 'leaseExpiresAt', c.lease_expires_at,
      'leaseMs', v_lease_seconds * 1000, 'deferred', false
    ) order by c.place, c.id),
    array_agg(distinct j.id) filter (where j.status <> 'processing' or j.retry_at is not null)
  into v_claimed, v_to_wake
  from claimed c
  join public.jobs j on j.id = c.job_id
  cross join clock;

  if v_to_wake is not null then
    v_deferred := private.wake_jobs(v_to_wake);
    if v_deferred <> '{}' then
      v_claimed := (
        select json_agg(case
          when (t.value ->> 'jobId')::uuid = any (v_deferred) then (t.value::jsonb || '{"deferred": true}')::json
          else t.value
        end order by t.ordinality)
        from json_array_elements(v_claimed) with ordinality t
      );
    end if;
  end if;
  return v_claimed;
end
$$;
