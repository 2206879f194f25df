create function private.lock_own_job(job_id uuid)
returns public.jobs
language plpgsql
set search_path = ''
as $$
declare
  v_user_id uuid := private.current_user_id();
  v_job public.jobs;
begin
  perform private.lock_user(v_user_id);
  select j.* into v_job from public.jobs j
  where j.id = lock_own_job.job_id and j.user_id = v_user_id
  for update;
  if not found then
    perform private.raise_error('OFS02', 'This job does not exist.');
  end if;
  return v_job;
end
$$;
comment on function private.lock_own_job is 'Locks a job of the caller. OFS01, OFS02.';

-- What runs is told by its next heartbeat; what it finishes before that is stored all the same, since it
-- has been paid for.
create function public.cancel_job(job_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_job public.jobs := private.lock_own_job(cancel_job.job_id);
  v_dependent public.jobs;
begin
  if v_job.status = 'cancelled' then
    return private.job_json(v_job);
  end if;
  if v_job.status in ('completed', 'failed') then
    perform private.raise_error('OFS08', format('This job has already %s.', case v_job.status when 'failed' then 'failed' else 'finished' end));
  end if;

  update public.job_tasks t set status = 'cancelled', finished_at = now()
  where t.job_id = v_job.id and t.status in ('waiting', 'pending');

  update public.jobs j
  set status = 'cancelled', message = 'Cancelled. What was finished is kept.', finished_at = now(), retry_at = null
  where j.id = v_job.id
  returning j.* into v_job;
  perform private.add_event(v_job, 'job_cancelled');

  for v_dependent in
    select j.* from public.jobs j
    where j.status = 'pending' and j.depends_on <> '{}' and j.depends_on @> array[v_job.id]
    order by j.id
    for update
  loop
    perform private.fail_job(
      v_dependent, 'dependency_failed',
      format('%s could not start: %s was cancelled.', v_dependent.title, v_job.title)
    );
  end loop;
  return private.job_json(v_job);
end
$$;
comment on function public.cancel_job is 'Cancels a live job of the caller and returns it; repeating it is harmless. OFS02, OFS08.';
grant execute on function public.cancel_job to authenticated;

-- Retry of a failed job and continue of a cancelled one are the same thing: what is not completed runs
-- again with fresh counters, what is completed is never run again, what still runs goes on.
create function public.retry_job(job_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_job public.jobs := private.lock_own_job(retry_job.job_id);
  v_stages jsonb;
  v_waiting_on integer;
  v_first_turn bigint;
  v_still_runs boolean;
begin
  if v_job.status in ('pending', 'processing') then
    return private.job_json(v_job);
  end if;
  if v_job.status = 'completed' then
    perform private.raise_error('OFS08', 'This job has already finished.');
  end if;
  v_waiting_on := private.count_unfinished_dependencies(v_job.user_id, v_job.depends_on);
  v_first_turn := private.take_turns(
    v_job.user_id,
    (select count(*)::integer from public.job_tasks t where t.job_id = v_job.id and t.status in ('failed', 'cancelled'))
  );
  perform private.check_live_jobs(v_job.user_id, (select s.max_live_jobs_per_user from public.job_settings s));
  select k.stages into v_stages from public.job_kinds k where k.kind = v_job.kind;
  v_still_runs := exists (
    select from public.job_tasks t where t.job_id = v_job.id and t.status = 'processing'
  );

  update public.job_tasks t
  set status = 'waiting', errors = 0, stalls = 0, continuations = 0, run_at = now(),
      error_code = null, error_message = null, finished_at = null, turn = v_first_turn + u.n - 1
  from (
    select o.id, row_number() over (order by o.stage_index, o.position) as n
    from public.job_tasks o
    where o.job_id = v_job.id and o.status in ('failed', 'cancelled')
  ) u
  where t.id = u.id;

  update public.jobs j
  set status = case when v_still_runs then 'processing' else 'pending' end,
      -- The claim may not have said so: it passes by a job that is locked at that moment.
      started_at = case when v_still_runs then coalesce(j.started_at, now()) else j.started_at end,
      run = j.run + 1, error_code = null, error_message = null, finished_at = null, acknowledged_at = null,
      errors = 0, stalls = 0, continuations = 0,
      message = case when v_waiting_on = 0 then 'Waiting for a worker' else 'Waiting for another job' end
  where j.id = v_job.id
  returning j.* into v_job;
  perform private.add_event(v_job, 'job_retried', null, jsonb_build_object('run', v_job.run));

  if v_waiting_on = 0 then
    perform private.start_next_stage(v_job, v_stages);
  end if;
  select j.* into v_job from public.jobs j where j.id = v_job.id;
  return private.job_json(v_job);
exception when unique_violation then
  raise exception using errcode = 'OFS04', message = 'The same job is already under way.';
end
$$;
comment on function public.retry_job is
  'Runs a failed or cancelled job of the caller again, without its finished tasks; returns it. OFS02, OFS04, OFS06, OFS08.';
grant execute on function public.retry_job to authenticated;

create function public.acknowledge_jobs(job_ids uuid[])
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_user_id uuid := private.current_user_id();
  v_ids jsonb;
begin
  if cardinality(job_ids) > 100 then
    perform private.raise_error('OFS03', 'At most 100 jobs at a time.', 'jobIds');
  end if;
  perform private.lock_user(v_user_id);
  with acknowledged as (
    update public.jobs j set acknowledged_at = now()
    where j.id = any (acknowledge_jobs.job_ids) and j.user_id = v_user_id and j.acknowledged_at is null
      and j.status in ('completed', 'failed', 'cancelled')
    returning j.id
  )
  select coalesce(jsonb_agg(a.id), '[]') into v_ids from acknowledged a;
  return v_ids;
end
$$;
comment on function public.acknowledge_jobs is
  'Marks ended jobs of the caller as seen; returns the ids that this call marked, so that one tab alone shows the toast.';
grant execute on function public.acknowledge_jobs to authenticated;
