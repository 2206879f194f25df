-- A write of a worker locks the user, the job, then its task, in this order.
create function private.lock_job_of(task_id uuid)
returns public.jobs
language sql
set search_path = ''
as $$
  select private.lock_user(t.user_id) from public.job_tasks t where t.id = lock_job_of.task_id;
  select j.* from public.jobs j
  where j.id = (select t.job_id from public.job_tasks t where t.id = lock_job_of.task_id)
  for update
$$;
comment on function private.lock_job_of is 'Locks the job that a task belongs to.';

create function private.lock_leased_task(task_id uuid, lease_token uuid)
returns public.job_tasks
language sql
set search_path = ''
as $$
  select t.* from public.job_tasks t
  where t.id = lock_leased_task.task_id
    and (t.lease_token = lock_leased_task.lease_token or t.completed_token = lock_leased_task.lease_token)
  for update
$$;
comment on function private.lock_leased_task is
  'Locks a task held, or completed, under this token; null for a late worker, whose write then changes nothing.';

create function private.check_next_tasks(job public.jobs, task public.job_tasks, stages jsonb, next_tasks jsonb)
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

create function private.attempt_data(task public.job_tasks, usage jsonb, code text default null)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'stage', task.stage, 'position', task.position, 'attempt', task.attempt,
    'milliseconds', round(extract(epoch from clock_timestamp() - task.started_at) * 1000),
    'code', attempt_data.code,
    'usage', case when jsonb_typeof(attempt_data.usage) = 'object' then attempt_data.usage end
  ))
$$;
comment on function private.attempt_data is 'What is kept of an attempt: place, number, milliseconds, code, and the model''s usage.';

-- The job's last task: document, result, status and progress together, all or nothing, once.
create function private.finish_job(job public.jobs, finish jsonb)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_document public.documents;
  v_result jsonb := coalesce(finish -> 'result', '{}');
  v_dependent public.jobs;
begin
  if jsonb_typeof(finish -> 'document') = 'object' then
    v_document := private.insert_document(
      job.user_id, job.project_id, finish -> 'document' ->> 'type', finish -> 'document' ->> 'title',
      finish -> 'document' -> 'content', jsonb_build_object('kind', job.kind, 'input', job.input), job.id
    );
    v_result := v_result || jsonb_build_object('documentId', v_document.id, 'documentType', v_document.type);
  end if;

  update public.jobs j
  set status = 'completed', progress = 100, result = v_result, finished_at = now(), retry_at = null,
      started_at = coalesce(j.started_at, now()), tasks_done = j.tasks_total, message = 'Ready'
  where j.id = job.id;
  perform private.add_event(job, 'job_completed');

  for v_dependent in
    select j.* from public.jobs j
    where j.status = 'pending' and j.depends_on <> '{}' and j.depends_on @> array[job.id]
    order by j.id
    for update
  loop
    if not exists (
      select from public.jobs d where d.id = any (v_dependent.depends_on) and d.status <> 'completed'
    ) then
      update public.jobs j set message = 'Waiting for a worker' where j.id = v_dependent.id;
      perform private.start_next_stage(
        v_dependent, (select k.stages from public.job_kinds k where k.kind = v_dependent.kind)
      );
    end if;
  end loop;
end
$$;
comment on function private.finish_job is 'Ends a locked job as completed and starts what waited for it.';

create function public.complete_task(
  task_id uuid, lease_token uuid, output jsonb, usage jsonb default null, next_tasks jsonb default null,
  finish jsonb default null
)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_job public.jobs := private.lock_job_of(complete_task.task_id);
  v_task public.job_tasks := private.lock_leased_task(complete_task.task_id, complete_task.lease_token);
  v_stages jsonb;
  v_is_live boolean;
  v_is_last boolean;
begin
  if v_task.id is null then
    return jsonb_build_object('applied', false, 'reason', 'lease_lost', 'jobStatus', v_job.status, 'deferred', false);
  end if;
  if v_task.status = 'completed' then
    return private.task_reply(v_job.id, true, null);
  end if;

  select k.stages into v_stages from public.job_kinds k where k.kind = v_job.kind;
  perform private.check_next_tasks(v_job, v_task, v_stages, coalesce(complete_task.next_tasks, '[]'));
  v_is_live := v_job.status in ('pending', 'processing');
  v_is_last := jsonb_array_length(coalesce(complete_task.next_tasks, '[]')) = 0 and not exists (
    select from public.job_tasks t where t.job_id = v_job.id and t.id <> v_task.id and t.status <> 'completed'
  );
  if complete_task.finish is not null and not v_is_last then
    perform private.raise_error('OFS03', 'Only the last task of a job can finish it.', 'finish');
  end if;

  -- The job ended meanwhile. What was bought is stored; but the end of a job is not bought, and it has
  -- been decided: the last task is let go, and a continue runs it again.
  if v_is_last and not v_is_live then
    update public.job_tasks t
    set status = 'cancelled', lease_token = null, lease_expires_at = null, worker_id = null, finished_at = now()
    where t.id = v_task.id;
    return private.task_reply(v_job.id, false, v_job.status);
  end if;

  update public.job_tasks t
  set status = 'completed', output = coalesce(complete_task.output, 'null'), completed_token = t.lease_token,
      lease_token = null, lease_expires_at = null, worker_id = null, finished_at = now(),
      error_code = null, error_message = null
  where t.id = v_task.id;
  perform private.add_event(v_job, 'attempt_completed', v_task.id, private.attempt_data(v_task, complete_task.usage));
  if jsonb_array_length(coalesce(complete_task.next_tasks, '[]')) > 0 then
    perform private.insert_tasks(
      v_job, v_stages, complete_task.next_tasks, case when v_is_live then 'waiting' else 'cancelled' end
    );
  end if;

  if v_is_live then
    if v_is_last then
      perform private.finish_job(v_job, complete_task.finish);
    else
      perform private.advance_job(v_job, v_stages);
    end if;
  end if;
  return private.task_reply(v_job.id, true, null);
exception when check_violation or not_null_violation then
  raise exception using errcode = 'OFS03', message = 'This part''s output cannot be stored: it is too large or not complete.';
end
$$;
comment on function public.complete_task is
  'Stores a task''s output under its lease, plans the next tasks or finishes the job, in one transaction: {applied, reason, jobStatus, deferred}. Repeating it with the same token is harmless.';
grant execute on function public.complete_task to service_role;

create function private.advance_job(job public.jobs, stages jsonb)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_done integer;
  v_total integer;
begin
  select count(*) filter (where t.status = 'completed'), count(*) into v_done, v_total
  from public.job_tasks t
  where t.job_id = job.id and t.stage_index = private.stage_index(stages, job.stage);

  if v_done = v_total then
    perform private.start_next_stage(job, stages);
  else
    update public.jobs j
    set tasks_done = v_done, tasks_total = v_total,
        progress = greatest(j.progress, private.stage_progress(stages, j.stage, v_done, v_total)),
        message = private.stage_message(stages, j.stage, v_done, v_total)
    where j.id = job.id;
    perform private.show_retry(job);
  end if;
end
$$;
comment on function private.advance_job is 'Brings a locked job''s progress up to date, and starts its next stage when this one is done.';

create function private.task_reply(job_id uuid, applied boolean, reason text)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object(
    'applied', task_reply.applied, 'reason', task_reply.reason, 'jobStatus', j.status,
    'deferred', j.broadcast_version < j.version
  )
  from public.jobs j
  where j.id = task_reply.job_id
$$;
comment on function private.task_reply is 'What a worker is told after a write; deferred: an event was held back, call broadcast_jobs later.';
