-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.complete_locked_task(job jobs, task private.tasks, output jsonb, usage jsonb, next_tasks jsonb, finish jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
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
$function$;

comment on function private.complete_locked_task is 'Stores the output of a locked task, plans the next ones or finishes the job.';
