-- An attempt ends: its lease goes, and the task is written.

drop function private.lock_leased_task(uuid, uuid);
create function private.lock_leased_task(task_id uuid, lease_token uuid)
returns private.tasks
language plpgsql
set search_path = ''
as $$
declare
  v_task private.tasks;
begin
  perform from public.job_tasks t
  join private.task_leases l on l.user_id = t.user_id and l.job_id = t.job_id and l.task_id = t.id
  where t.id = lock_leased_task.task_id and l.token = lock_leased_task.lease_token
  for update of l;
  -- Whoever held it meanwhile may have completed the task under this token.
  select t.* into v_task from private.tasks t
  where t.id = lock_leased_task.task_id
    and (t.lease_token = lock_leased_task.lease_token or t.completed_token = lock_leased_task.lease_token);
  return v_task;
end
$$;
comment on function private.lock_leased_task is
  'Locks a task held, or completed, under this token; null for a late worker, whose write then changes nothing.';

create function private.end_lease(task private.tasks, next_status text, next_run_at timestamptz)
returns void
language plpgsql
set search_path = ''
as $$
begin
  delete from private.task_leases l
  where l.user_id = task.user_id and l.job_id = task.job_id and l.task_id = task.id;
  update public.job_tasks t
  set status = case end_lease.next_status when 'pending' then 'open' else end_lease.next_status end,
      attempt = task.attempt, started_at = task.started_at,
      finished_at = case when end_lease.next_status <> 'pending' then now() end
  where t.id = task.id;
  if end_lease.next_status = 'pending' then
    perform private.queue_task(task, end_lease.next_run_at);
  end if;
end
$$;
comment on function private.end_lease is
  'Ends an attempt that did not complete: the task is pending again from next_run_at on, failed or cancelled.';

drop function private.check_next_tasks(public.jobs, public.job_tasks, jsonb, jsonb);
create function private.check_next_tasks(job public.jobs, task private.tasks, stages jsonb, next_tasks jsonb)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
  if jsonb_typeof(next_tasks) is distinct from 'array' then
    perform private.raise_error('OFS03', 'The next tasks are a list.', 'nextTasks');
  end if;
  if exists (
    select from jsonb_array_elements(next_tasks) t
    where coalesce(private.stage_index(stages, t ->> 'stage'), -1) <= task.stage_index
  ) then
    perform private.raise_error('OFS03', 'A task can only plan tasks of later stages.', 'nextTasks');
  end if;
  if jsonb_array_length(next_tasks) + (select count(*) from public.job_tasks t where t.job_id = job.id)
     > (select s.max_tasks_per_job from public.job_settings s) then
    perform private.raise_error('OFS03', 'A job has at most as many tasks as the settings allow.', 'nextTasks');
  end if;
end
$$;
comment on function private.check_next_tasks is 'OFS03 for planned tasks that have no later stage or are too many.';

drop function private.complete_locked_task(public.jobs, public.job_tasks, jsonb, jsonb, jsonb, jsonb);
create function private.complete_locked_task(
  job public.jobs, task private.tasks, output jsonb, usage jsonb, next_tasks jsonb, finish jsonb
)
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  v_next_tasks jsonb := coalesce(nullif(complete_locked_task.next_tasks, 'null'), '[]');
  v_finish jsonb := nullif(complete_locked_task.finish, 'null');
  v_stages jsonb;
  v_is_live boolean := job.status in ('pending', 'processing');
  v_is_last boolean;
begin
  if task.id is null then
    return jsonb_build_object('applied', false, 'reason', 'lease_lost', 'jobStatus', job.status, 'deferred', false);
  end if;
  if task.status = 'completed' then
    return private.task_reply(job.id, true, null);
  end if;

  select k.stages into v_stages from public.job_kinds k where k.kind = job.kind;
  if v_next_tasks <> '[]' then
    perform private.check_next_tasks(job, task, v_stages, v_next_tasks);
  end if;
  -- Its stage's count says at once that there are more; only then is each task of the job looked at.
  v_is_last := v_next_tasks = '[]'
    and (task.stage <> job.stage or job.tasks_done + 1 >= job.tasks_total)
    and not exists (
      select from public.job_tasks t where t.job_id = job.id and t.id <> task.id and t.status <> 'completed'
    );
  if v_finish is not null and not v_is_last then
    perform private.raise_error('OFS03', 'Only the last task of a job can finish it.', 'finish');
  end if;

  -- The job was cancelled meanwhile. What was bought is stored; what it would have ended the job with waits for the
  -- user, who has decided that it ends.
  if v_is_last and not v_is_live then
    perform private.keep_end(job, v_finish);
  end if;

  delete from private.task_leases l
  where l.user_id = task.user_id and l.job_id = task.job_id and l.task_id = task.id;
  update public.job_tasks t
  set status = 'completed', output = coalesce(complete_locked_task.output, 'null'), completed_token = task.lease_token,
      completed_event = nextval('public.job_events_id_seq'), completed_by = task.worker_id,
      usage = case when jsonb_typeof(complete_locked_task.usage) = 'object' then complete_locked_task.usage end,
      attempt = task.attempt, started_at = task.started_at, finished_at = now(), error_code = null, error_message = null
  where t.id = task.id;
  if jsonb_array_length(v_next_tasks) > 0 then
    perform private.insert_tasks(job, v_stages, v_next_tasks, case when v_is_live then 'waiting' else 'cancelled' end);
  end if;

  if v_is_live then
    if v_is_last then
      perform private.finish_job(job, v_finish);
    else
      perform private.advance_job(job, v_stages);
    end if;
  elsif task.stage = job.stage then
    -- A part that came in late is one more that is kept, and whoever looks at the job is told of it.
    update public.jobs j
    set tasks_done = job.tasks_done + 1,
        progress = greatest(j.progress, private.stage_progress(v_stages, j.stage, job.tasks_done + 1, job.tasks_total))
    where j.id = job.id;
  end if;
  return private.task_reply(job.id, true, null);
end
$$;
comment on function private.complete_locked_task is 'Stores the output of a locked task, plans the next ones or finishes the job.';

create or replace function private.store_outputs(completions private.completion[])
returns table (token uuid, stored_job_id uuid, finish jsonb)
language plpgsql
set search_path = ''
as $$
begin
  return query
  with held as (
    delete from private.task_leases l
    using unnest(completions) c, public.job_tasks t, public.jobs j
    where t.id = c."taskId" and l.user_id = t.user_id and l.job_id = t.job_id and l.task_id = t.id and l.token = c."leaseToken"
      and j.id = t.job_id and j.finished_at is null
      and coalesce(c."nextTasks", 'null') in ('null', '[]')
      and jsonb_typeof(c.finish -> 'document') is distinct from 'object'
    returning l.task_id, l.job_id, l.token, l.worker_id, l.attempt, l.started_at, c.output, c.usage,
              nullif(c.finish, 'null') as finish
  ), stored as (
    update public.job_tasks t
    set status = 'completed', output = coalesce(h.output, 'null'), completed_token = h.token,
        completed_event = nextval('public.job_events_id_seq'), completed_by = h.worker_id,
        usage = case when jsonb_typeof(h.usage) = 'object' then h.usage end,
        attempt = h.attempt, started_at = h.started_at, finished_at = now(), error_code = null, error_message = null
    from held h
    where t.id = h.task_id
    returning h.token, h.job_id, h.finish
  )
  select s.token, s.job_id, s.finish from stored s;
end
$$;
comment on function private.store_outputs is
  'Stores plain outputs all at once; returns which, in which jobs, and what some of them end their jobs with.';

create or replace function public.fail_task(
  task_id uuid, lease_token uuid, code text, message text, retryable boolean, retry_after_ms integer default null,
  usage jsonb default null
)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_job public.jobs := private.lock_job_of(fail_task.task_id);
  v_task private.tasks := private.lock_leased_task(fail_task.task_id, fail_task.lease_token);
  v_max_attempts integer;
  v_run_at timestamptz;
  v_status text;
begin
  if v_task.id is null or v_task.status <> 'processing' then
    return jsonb_build_object('applied', false, 'reason', 'lease_lost', 'jobStatus', v_job.status, 'deferred', false);
  end if;

  select k.max_attempts into v_max_attempts from public.job_kinds k where k.kind = v_job.kind;
  v_status := case
    when v_job.status not in ('pending', 'processing') then 'cancelled'
    when fail_task.retryable and v_task.errors + 1 < v_max_attempts then 'pending'
    else 'failed'
  end;
  if v_status = 'pending' then
    v_run_at := now() + private.backoff(v_task.errors + 1, fail_task.retry_after_ms);
  end if;

  update public.job_tasks t
  set errors = t.errors + 1, error_code = fail_task.code, error_message = left(fail_task.message, 1000)
  where t.id = v_task.id;
  perform private.end_lease(v_task, v_status, v_run_at);
  update public.jobs j set errors = j.errors + 1 where j.id = v_job.id;
  perform private.add_event(
    v_job, 'attempt_failed', v_task.id,
    private.attempt_data(v_task, fail_task.usage, fail_task.code)
      || case when v_status = 'pending' then jsonb_build_object('retryAt', v_run_at) else '{}' end
  );

  if v_status = 'failed' then
    perform private.fail_job(v_job, fail_task.code, fail_task.message);
  elsif v_status = 'pending' then
    perform private.show_retry(v_job);
  end if;
  return private.task_reply(v_job.id, true, null) || jsonb_build_object(
    'retryAt', v_run_at, 'retryInMs', ceil(extract(epoch from v_run_at - clock_timestamp()) * 1000)
  );
end
$$;

create or replace function private.release_task(task_id uuid, lease_token uuid)
returns boolean
language plpgsql
set search_path = ''
as $$
declare
  v_job public.jobs := private.lock_job_of(release_task.task_id);
  v_task private.tasks := private.lock_leased_task(release_task.task_id, release_task.lease_token);
  v_max integer := (select s.max_continuations from public.job_settings s);
  v_status text;
begin
  if v_task.id is null or v_task.status <> 'processing' then
    return false;
  end if;
  v_status := case
    when v_job.status not in ('pending', 'processing') then 'cancelled'
    when v_task.continuations + 1 > v_max then 'failed'
    else 'pending'
  end;

  update public.job_tasks t
  set continuations = t.continuations + 1,
      error_code = case when v_status = 'failed' then 'too_many_continuations' else t.error_code end,
      error_message = case when v_status = 'failed'
        then 'This part needs more time than a worker has.' else t.error_message end
  where t.id = v_task.id;
  perform private.end_lease(v_task, v_status, now());
  update public.jobs j set continuations = j.continuations + 1 where j.id = v_job.id;
  perform private.add_event(v_job, 'attempt_released', v_task.id, private.attempt_data(v_task, null));
  if v_status = 'failed' then
    perform private.fail_job(v_job, 'too_many_continuations', 'A part of this needs more time than a worker has. What was finished is kept.');
  end if;
  return true;
end
$$;

create or replace function private.lose_leases(job public.jobs)
returns integer
language plpgsql
set search_path = ''
as $$
declare
  v_max integer := (select s.max_stalls from public.job_settings s);
  v_is_live boolean := job.status in ('pending', 'processing');
  v_token uuid;
  v_task private.tasks;
  v_status text;
  v_lost integer := 0;
  v_exhausted boolean := false;
begin
  for v_task in
    select t.* from private.tasks t
    where t.job_id = job.id and t.lease_expires_at < now()
    order by t.id
  loop
    -- A heartbeat may have come in between.
    select l.token into v_token from private.task_leases l
    where l.user_id = job.user_id and l.job_id = job.id and l.task_id = v_task.id and l.token = v_task.lease_token and l.expires_at < now()
    for update;
    continue when not found;
    v_status := case when not v_is_live then 'cancelled' when v_task.stalls + 1 > v_max then 'failed' else 'pending' end;
    update public.job_tasks t
    set stalls = t.stalls + 1,
        error_code = case when v_status = 'failed' then 'worker_lost' else t.error_code end,
        error_message = case when v_status = 'failed'
          then 'The worker stopped answering each time this part was tried.' else t.error_message end
    where t.id = v_task.id;
    perform private.end_lease(v_task, v_status, now());
    v_exhausted := v_exhausted or v_status = 'failed';
    perform private.add_event(job, 'attempt_lost', v_task.id, private.attempt_data(v_task, null));
    v_lost := v_lost + 1;
  end loop;

  if v_lost > 0 then
    update public.jobs j
    set stalls = j.stalls + v_lost,
        message = case when v_is_live
          then 'The worker stopped answering. Starting this part again.' else j.message end
    where j.id = job.id;
  end if;
  if v_exhausted then
    perform private.fail_job(
      job, 'worker_lost', 'The worker stopped answering each time a part of this was tried. What was finished is kept.'
    );
  end if;
  return v_lost;
end
$$;

create or replace function public.sweep_jobs()
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_job public.jobs;
  v_lost integer := 0;
  v_failed integer := 0;
  v_due integer;
begin
  for v_job in
    select j.* from public.jobs j
    where j.id in (
      select l.job_id from private.task_leases l where l.expires_at < now() order by l.expires_at limit 500
    )
  loop
    v_job := private.lock_free_job(v_job);
    continue when v_job.id is null;
    v_lost := v_lost + private.lose_leases(v_job);
  end loop;

  -- Nothing stays live for ever: a job with nothing left that could move it says so. It takes a job it
  -- depends on to be deleted, with its project, for this to happen.
  for v_job in
    select j.* from public.jobs j
    where (j.status = 'processing' or (j.status = 'pending' and j.depends_on <> '{}'))
      and not exists (select from private.task_queue q where q.job_id = j.id)
      and not exists (select from private.task_leases l where l.user_id = j.user_id and l.job_id = j.id)
      and not exists (
        select from public.jobs d where d.id = any (j.depends_on) and d.status in ('pending', 'processing')
      )
    limit 100
  loop
    v_job := private.lock_free_job(v_job);
    continue when v_job.id is null or v_job.finished_at is not null;
    perform private.fail_job(v_job, 'nothing_left_to_do', 'This job stopped without an end. What was finished is kept; retry to go on.');
    v_failed := v_failed + 1;
  end loop;

  select count(*) into v_due
  from (
    select from private.task_queue q where q.run_at <= now() order by q.place, q.task_id limit 100
  ) d;
  perform private.note_run('sweep');
  return jsonb_build_object('lost', v_lost, 'failed', v_failed, 'due', v_due);
end
$$;
