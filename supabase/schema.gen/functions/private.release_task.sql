-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.release_task(task_id uuid, lease_token uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
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
$function$;

comment on function private.release_task is 'Lets a leased task go; false when the lease is not held any more.';
