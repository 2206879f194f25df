-- Cancel and retry, split so that others than the owner's own verb can use them; retry is passed on along depends_on
-- as failure is; admission says when there will be room; a waiting job knows how many are ahead of it.

create function private.cancel_locked_job(job public.jobs)
returns public.jobs
language plpgsql
set search_path = ''
as $$
declare
  v_job public.jobs;
begin
  if job.status = 'cancelled' then
    return job;
  end if;
  if job.status in ('completed', 'failed') then
    perform private.raise_error('OFS08', format('This job has already %s.', case job.status when 'failed' then 'failed' else 'finished' end));
  end if;

  update public.job_tasks t set status = 'cancelled', finished_at = now()
  where t.job_id = job.id and t.status in ('waiting', 'pending');

  update public.jobs j
  set status = 'cancelled', message = 'Cancelled. What was finished is kept.', finished_at = now(), retry_at = null
  where j.id = job.id
  returning j.* into v_job;
  perform private.add_event(v_job, 'job_cancelled');

  perform private.fail_dependents(v_job, 'was cancelled');
  return v_job;
end
$$;
comment on function private.cancel_locked_job is 'Cancels a locked job, and fails those that wait for it; repeating it is harmless. OFS08.';

create or replace function public.cancel_job(job_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
begin
  return private.job_json(private.cancel_locked_job(private.lock_own_job(cancel_job.job_id)));
end
$$;

-- What is not completed runs again with fresh counters, what is completed is never run again, what still runs goes on.
create function private.retry_locked_job(job public.jobs)
returns public.jobs
language plpgsql
set search_path = ''
as $$
declare
  v_job public.jobs;
  v_stages jsonb := (select k.stages from public.job_kinds k where k.kind = job.kind);
  v_waiting_on integer := private.count_unfinished_dependencies(job.user_id, job.depends_on);
  v_first_turn bigint := private.take_turns(
    job.user_id,
    (select count(*)::integer from public.job_tasks t where t.job_id = job.id and t.status in ('failed', 'cancelled'))
  );
  v_still_runs boolean := exists (
    select from public.job_tasks t where t.job_id = job.id and t.status = 'processing'
  );
begin
  update public.job_tasks t
  set status = 'waiting', errors = 0, stalls = 0, continuations = 0, run_at = now(),
      error_code = null, error_message = null, finished_at = null, turn = v_first_turn + u.n - 1
  from (
    select o.id, row_number() over (order by o.stage_index, o.position) as n
    from public.job_tasks o
    where o.job_id = job.id and o.status in ('failed', 'cancelled')
  ) u
  where t.id = u.id;

  update public.jobs j
  set status = case when v_still_runs then 'processing' else 'pending' end,
      -- The claim may not have said so: it passes by a job that is locked at that moment.
      started_at = case when v_still_runs then coalesce(j.started_at, now()) else j.started_at end,
      run = j.run + 1, error_code = null, error_message = null, finished_at = null, acknowledged_at = null,
      errors = 0, stalls = 0, continuations = 0,
      message = case when v_waiting_on = 0 then 'Waiting for a worker' else 'Waiting for another job' end
  where j.id = job.id
  returning j.* into v_job;
  perform private.add_event(v_job, 'job_retried', null, jsonb_build_object('run', v_job.run));

  if v_waiting_on = 0 then
    perform private.start_next_stage(v_job, v_stages);
  end if;
  perform private.retry_dependents(v_job);
  select j.* into v_job from public.jobs j where j.id = job.id;
  return v_job;
end
$$;
comment on function private.retry_locked_job is
  'Runs a locked, failed or cancelled job again, and those that failed only because it did. OFS02, OFS08 or unique_violation.';

-- They were admitted together with it, so the limit of live jobs is not asked again.
create function private.retry_dependents(job public.jobs)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_dependent public.jobs;
begin
  for v_dependent in select d.* from private.dependents_of(job.id) d loop
    continue when v_dependent.error_code is distinct from 'dependency_failed';
    begin
      perform private.retry_locked_job(v_dependent);
    exception when unique_violation or sqlstate 'OFS08' or sqlstate 'OFS02' then
      -- Another job it depends on did not finish either, or the same job was started anew: it stays as it is.
      continue;
    end;
  end loop;
end
$$;
comment on function private.retry_dependents is 'Passes a retry on to the jobs that failed because this one did not finish.';

create or replace function public.retry_job(job_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_job public.jobs := private.lock_own_job(retry_job.job_id);
begin
  if v_job.status in ('pending', 'processing') then
    return private.job_json(v_job);
  end if;
  if v_job.status = 'completed' then
    perform private.raise_error('OFS08', 'This job has already finished.');
  end if;
  perform private.check_live_jobs(v_job.user_id, (select s.max_live_jobs_per_user from public.job_settings s));
  return private.job_json(private.retry_locked_job(v_job));
exception when unique_violation then
  raise exception using errcode = 'OFS04', message = 'The same job is already under way.';
end
$$;
comment on function public.retry_job is
  'Runs a failed or cancelled job of the caller again, without its finished tasks, and what failed because of it; returns it. OFS02, OFS04, OFS06, OFS08.';

create or replace function private.check_live_jobs(user_id uuid, max_live_jobs integer)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_live integer;
  v_room_in integer;
begin
  select count(*),
    -- When the first of them has usually ended by.
    least(300, greatest(5, min(
      j.estimate_high_seconds - extract(epoch from now() - coalesce(j.started_at, now()))
    )))::integer
  into v_live, v_room_in
  from public.jobs j
  where j.user_id = check_live_jobs.user_id and j.status in ('pending', 'processing');
  if v_live >= max_live_jobs then
    perform private.raise_error(
      'OFS06', format('You have %s jobs under way, and that is the limit. Start this one when one of them is done.', v_live),
      null, v_room_in::text
    );
  end if;
end
$$;
comment on function private.check_live_jobs is
  'OFS06 when the user has as many live jobs as the settings allow; the hint says in how many seconds one has usually ended.';

-- A look at the whole queue, so as its definer; it tells the owner, and only how many.
create function private.jobs_ahead(job_ids uuid[])
returns table (job_id uuid, ahead integer)
language sql
stable
security definer
set search_path = ''
set enable_bitmapscan = off
as $$
  with queue as (
    select t.job_id, row_number() over (order by t.place, t.id) as n from public.job_tasks t
    where t.status = 'pending' and t.run_at <= now()
    order by t.place, t.id
    limit 500
  ), ranked as (
    select q.job_id, (row_number() over (order by min(q.n)) - 1)::integer as ahead
    from queue q
    group by q.job_id
  )
  select j.id, coalesce(r.ahead, (select count(*)::integer from ranked))
  from public.jobs j
  left join ranked r on r.job_id = j.id
  where j.id = any (jobs_ahead.job_ids) and j.user_id = (select auth.uid()) and j.status = 'pending'
    and exists (
      select from public.job_tasks t where t.job_id = j.id and t.status = 'pending' and t.run_at <= now()
    )
$$;
comment on function private.jobs_ahead is
  'How many jobs begin before these waiting jobs of the caller, as far as the first five hundred tasks tell; no row for one that does not wait for a worker.';
grant execute on function private.jobs_ahead to authenticated;

create function private.job_json(job public.jobs, jobs_ahead integer)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object(
    'id', job.id, 'kind', job.kind, 'projectId', job.project_id, 'title', job.title, 'input', job.input,
    'priority', job.priority, 'status', job.status, 'run', job.run, 'stage', job.stage,
    'tasksDone', job.tasks_done, 'tasksTotal', job.tasks_total, 'progress', job.progress,
    'message', job.message, 'retryAt', job.retry_at, 'errors', job.errors, 'stalls', job.stalls,
    'continuations', job.continuations, 'jobsAhead', job_json.jobs_ahead,
    'estimate', jsonb_build_object(
      'lowSeconds', job.estimate_low_seconds, 'highSeconds', job.estimate_high_seconds
    ),
    'version', job.version, 'result', job.result,
    'error', case when job.status = 'failed'
      then jsonb_build_object('code', job.error_code, 'message', job.error_message) end,
    'acknowledgedAt', job.acknowledged_at, 'createdAt', job.created_at, 'startedAt', job.started_at,
    'finishedAt', job.finished_at
  )
$$;
comment on function private.job_json(public.jobs, integer) is
  'A job as every reader sees it: JobSchema in _shared/engine/job.ts; jobs_ahead from private.jobs_ahead.';
grant execute on function private.job_json(public.jobs, integer) to authenticated, service_role;

create or replace function private.job_json(job public.jobs)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select private.job_json(job, case when job.status = 'pending' then (
    select a.ahead from private.jobs_ahead(array[job.id]) a
  ) end)
$$;
comment on function private.job_json(public.jobs) is 'The same for a job alone.';

create or replace function public.list_jobs(
  status text default null, project_id uuid default null, cursor text default null, max_jobs integer default 30
)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  v_user_id uuid := private.current_user_id();
  v_condition text := case coalesce(list_jobs.status, 'any')
    when 'any' then 'true'
    when 'active' then $sql$j.status in ('pending', 'processing')$sql$
    when 'completed' then $sql$j.status = 'completed'$sql$
    when 'failed' then $sql$j.status in ('failed', 'cancelled')$sql$
  end;
  v_max integer := least(greatest(coalesce(max_jobs, 30), 1), 100);
  v_before_at timestamptz;
  v_before_id uuid;
  v_page public.jobs[];
  v_pending uuid[];
  v_jobs jsonb;
begin
  if v_condition is null then
    perform private.raise_error('OFS03', 'The status is active, completed or failed.', 'status');
  end if;
  if list_jobs.cursor is not null then
    begin
      v_before_at := split_part(list_jobs.cursor, '_', 1)::timestamptz;
      v_before_id := split_part(list_jobs.cursor, '_', 2)::uuid;
    exception when others then
      perform private.raise_error('OFS03', 'This cursor was not made by this list.', 'cursor');
    end;
  end if;

  -- The condition stands in the query, so that each list has the index that was made for it. One job more than the
  -- page holds says whether there is another page.
  execute format($sql$
    select array(
      select j from public.jobs j
      where j.user_id = $1 and %s
        and ($2 is null or j.project_id = $2)
        and ($3 is null or (j.created_at, j.id) < ($3, $4))
      order by j.created_at desc, j.id desc
      limit $5
    )
  $sql$, v_condition) into v_page
  using v_user_id, list_jobs.project_id, v_before_at, v_before_id, v_max + 1;
  v_pending := array(select p.id from unnest(v_page) p where p.status = 'pending');
  select coalesce(jsonb_agg(private.job_json(p.job, a.ahead) order by p.n), '[]') into v_jobs
  from (
    select u.job, row_number() over () as n from (select j as job from unnest(v_page[1:v_max]) j) u
  ) p
  left join (
    select * from private.jobs_ahead(v_pending) where v_pending <> '{}'
  ) a on a.job_id = (p.job).id;

  return jsonb_build_object('jobs', v_jobs, 'nextCursor', case when cardinality(v_page) > v_max then
    (v_jobs -> -1 ->> 'createdAt') || '_' || (v_jobs -> -1 ->> 'id')
  end);
end
$$;
