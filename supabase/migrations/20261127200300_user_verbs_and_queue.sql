-- What users and stages do to the queue.

create or replace function private.insert_tasks(job public.jobs, stages jsonb, tasks jsonb, status text)
returns integer
language plpgsql
set search_path = ''
as $$
declare
  v_count integer := jsonb_array_length(tasks);
  v_first_turn bigint := private.take_turns(job.user_id, v_count);
begin
  with added as (
    insert into public.job_tasks (job_id, user_id, stage, stage_index, position, input, status, priority, turn, finished_at)
    select job.id, job.user_id, t.value ->> 'stage', private.stage_index(stages, t.value ->> 'stage'),
           (t.value ->> 'position')::integer, coalesce(t.value -> 'input', '{}'),
           case insert_tasks.status when 'cancelled' then 'cancelled' else 'open' end,
           job.priority, v_first_turn + t.ordinality - 1,
           case when insert_tasks.status = 'cancelled' then now() end
    from jsonb_array_elements(tasks) with ordinality t
    on conflict (job_id, stage_index, position) do nothing
    returning *
  )
  insert into private.task_queue (job_id, task_id, user_id, place, run_at)
  select a.job_id, a.id, a.user_id, private.place_of(a.turn, a.priority), now()
  from added a
  where insert_tasks.status = 'pending';
  return v_count;
end
$$;
comment on function private.insert_tasks is
  'Inserts tasks [{stage, position, input}], waiting, pending or cancelled, with their turns; a place already taken is left as it is.';

create or replace function private.start_next_stage(job public.jobs, stages jsonb)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_index smallint;
  v_stage text;
  v_total integer;
  v_done integer;
begin
  select min(t.stage_index) into v_index from public.job_tasks t
  where t.job_id = job.id and t.status <> 'completed';
  v_stage := stages -> v_index ->> 'name';

  insert into private.task_queue (job_id, task_id, user_id, place, run_at)
  select t.job_id, t.id, t.user_id, private.place_of(t.turn, t.priority), now()
  from private.tasks t
  where t.job_id = job.id and t.stage_index = v_index and t.status = 'waiting';

  select count(*), count(*) filter (where t.status = 'completed') into v_total, v_done
  from public.job_tasks t where t.job_id = job.id and t.stage_index = v_index;

  update public.jobs j
  set stage = v_stage, tasks_done = v_done, tasks_total = v_total,
      progress = greatest(j.progress, private.stage_progress(stages, v_stage, v_done, v_total)),
      message = private.stage_message(stages, v_stage, v_done, v_total)
  where j.id = job.id;
  perform private.add_event(job, 'stage_started', null, jsonb_build_object('stage', v_stage, 'tasks', v_total));
end
$$;

create function private.cancel_tasks(job public.jobs)
returns void
language plpgsql
set search_path = ''
as $$
begin
  -- A claim that is under way is waited for here: what it took has a lease afterwards, and runs to its end.
  delete from private.task_queue q where q.job_id = job.id;
  update public.job_tasks t set status = 'cancelled', finished_at = now()
  where t.job_id = job.id and t.status = 'open'
    and not exists (select from private.task_leases l where l.user_id = t.user_id and l.job_id = t.job_id and l.task_id = t.id);
end
$$;
comment on function private.cancel_tasks is 'Cancels those tasks of a locked job that do not run.';

create or replace function private.cancel_locked_job(job public.jobs)
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

  perform private.cancel_tasks(job);
  update public.jobs j
  set status = 'cancelled', message = 'Cancelled. What was finished is kept.', finished_at = now(), retry_at = null
  where j.id = job.id
  returning j.* into v_job;
  perform private.add_event(v_job, 'job_cancelled');

  perform private.fail_dependents(v_job, 'was cancelled');
  return v_job;
end
$$;

create or replace function private.fail_job(job public.jobs, code text, message text)
returns void
language plpgsql
set search_path = ''
as $$
begin
  perform private.cancel_tasks(job);
  update public.jobs j
  set status = 'failed', error_code = fail_job.code, error_message = left(fail_job.message, 1000),
      message = left(fail_job.message, 1000), finished_at = now(), retry_at = null
  where j.id = job.id;
  perform private.add_event(job, 'job_failed', null, jsonb_build_object('code', fail_job.code));
  perform private.fail_dependents(job, 'did not finish');
end
$$;

create or replace function private.retry_locked_job(job public.jobs)
returns public.jobs
language plpgsql
set search_path = ''
as $$
declare
  v_job public.jobs;
  v_stages jsonb := (select k.stages from public.job_kinds k where k.kind = job.kind);
  v_waiting_on integer := private.count_unfinished_dependencies(
    job.user_id, array(select d.id from public.jobs d where d.id = any (job.depends_on))
  );
  v_first_turn bigint := private.take_turns(
    job.user_id,
    (select count(*)::integer from public.job_tasks t where t.job_id = job.id and t.status in ('failed', 'cancelled'))
  );
  v_still_runs boolean := exists (select from private.task_leases l where l.user_id = job.user_id and l.job_id = job.id);
begin
  update public.job_tasks t
  set status = 'open', errors = 0, stalls = 0, continuations = 0,
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

  if not exists (select from public.job_tasks t where t.job_id = v_job.id and t.status <> 'completed') then
    perform private.apply_kept_end(v_job);
  elsif v_waiting_on = 0 then
    perform private.start_next_stage(v_job, v_stages);
  end if;
  perform private.retry_dependents(v_job);
  select j.* into v_job from public.jobs j where j.id = job.id;
  return v_job;
end
$$;

create or replace function private.show_retry(job public.jobs)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_next record;
begin
  if exists (select from private.task_leases l where l.user_id = job.user_id and l.job_id = job.id) then
    return;
  end if;
  select q.run_at, t.error_message into v_next
  from private.task_queue q
  join public.job_tasks t on t.id = q.task_id
  where q.job_id = job.id
  order by q.run_at
  limit 1;
  if v_next.run_at > now() then
    update public.jobs j
    set retry_at = v_next.run_at, message = left(coalesce(v_next.error_message, 'Waiting for the next attempt.'), 500)
    where j.id = job.id;
  end if;
end
$$;

create or replace function private.jobs_ahead(job_ids uuid[])
returns table (job_id uuid, ahead integer)
language sql
stable
security definer
set search_path = ''
set enable_bitmapscan = off
as $$
  with queue as (
    select q.job_id, row_number() over (order by q.place, q.task_id) as n from private.task_queue q
    where q.run_at <= now()
    order by q.place, q.task_id
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
      select from private.task_queue q where q.job_id = j.id and q.run_at <= now()
    )
$$;
