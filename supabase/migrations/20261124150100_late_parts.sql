-- What was running when its job was cancelled, or failed, may still be stored: readers hear of it as of any other part.
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
  v_is_last := jsonb_array_length(v_next_tasks) = 0 and not exists (
    select from public.job_tasks t where t.job_id = job.id and t.id <> task.id and t.status <> 'completed'
  );
  if v_finish is not null and not v_is_last then
    perform private.raise_error('OFS03', 'Only the last task of a job can finish it.', 'finish');
  end if;

  -- The job ended meanwhile. What was bought is stored; but the end of a job is not bought, and it has
  -- been decided: the last task is let go, and a continue runs it again.
  if v_is_last and not v_is_live then
    update public.job_tasks t
    set status = 'cancelled', lease_token = null, lease_expires_at = null, worker_id = null, finished_at = now()
    where t.id = task.id;
    return private.task_reply(job.id, false, job.status);
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
  else
    -- An open page shows what was finished, and is told that there is more of it.
    update public.jobs j
    set tasks_done = (
      select count(*) from public.job_tasks t
      where t.job_id = j.id and t.status = 'completed' and t.stage_index = private.stage_index(v_stages, j.stage)
    )
    where j.id = job.id;
  end if;
  return private.task_reply(job.id, true, null);
end
$$;
