-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.fail_task(task_id uuid, lease_token uuid, code text, message text, retryable boolean, retry_after_ms integer DEFAULT NULL::integer, usage jsonb DEFAULT NULL::jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
$function$;

comment on function public.fail_task is 'Ends an attempt as failed: retried with backoff and at least retry_after_ms while attempts are left, else the job fails. {applied, reason, jobStatus, deferred, retryAt, retryInMs}.';
