-- The last task of a job that was cancelled a moment before it completed has cost what any other costs: its output is
-- stored like theirs, and what it would have ended the job with is kept until the job is continued.
create table private.kept_ends (
  job_id uuid primary key references public.jobs (id) on delete cascade,
  finish jsonb
);
comment on table private.kept_ends is 'What cancelled jobs, all of whose tasks are completed, end with when they are continued.';
alter table private.kept_ends enable row level security;

create function private.keep_end(job public.jobs, finish jsonb)
returns void
language plpgsql
set search_path = ''
as $$
begin
  -- An end that cannot be stored is refused now, while its worker can be told: it is tried, and undone.
  begin
    perform private.finish_job(job, finish);
    raise exception using errcode = 'OFS00', message = 'Undone.';
  -- Or another job lives under its key, which a continue will tell.
  exception when sqlstate 'OFS00' or unique_violation then
    null;
  end;
  insert into private.kept_ends (job_id, finish) values (job.id, keep_end.finish);
end
$$;
comment on function private.keep_end is 'Keeps what the last task of a cancelled, locked job would have ended it with.';

create function private.apply_kept_end(job public.jobs)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_finish jsonb;
begin
  delete from private.kept_ends e where e.job_id = job.id returning e.finish into v_finish;
  perform private.finish_job(job, v_finish);
end
$$;
comment on function private.apply_kept_end is 'Ends a locked job, all of whose tasks are completed, with what was kept for it.';

create or replace function private.complete_locked_task(
  job public.jobs, task public.job_tasks, output jsonb, usage jsonb, next_tasks jsonb, finish jsonb
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

  update public.job_tasks t
  set status = 'completed', output = coalesce(complete_locked_task.output, 'null'), completed_token = t.lease_token,
      lease_token = null, lease_expires_at = null, worker_id = null, finished_at = now(),
      error_code = null, error_message = null
  where t.id = task.id;
  perform private.add_event(job, 'attempt_completed', task.id, private.attempt_data(task, complete_locked_task.usage));
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

-- A job that has nothing left to do ends at once.
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
