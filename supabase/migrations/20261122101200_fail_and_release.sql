create function public.fail_task(
  task_id uuid, lease_token uuid, code text, message text, retryable boolean,
  retry_after_ms integer default null, usage jsonb default null
)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_job public.jobs := private.lock_job_of(fail_task.task_id);
  v_task public.job_tasks := private.lock_leased_task(fail_task.task_id, fail_task.lease_token);
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
  v_run_at := case when v_status = 'pending'
    then now() + private.backoff(v_task.errors + 1, fail_task.retry_after_ms) else v_task.run_at end;

  update public.job_tasks t
  set status = v_status, errors = t.errors + 1, run_at = v_run_at,
      error_code = fail_task.code, error_message = left(fail_task.message, 1000),
      lease_token = null, lease_expires_at = null, worker_id = null,
      finished_at = case when v_status <> 'pending' then now() end
  where t.id = v_task.id;
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
  return private.task_reply(v_job.id, true, null) || jsonb_build_object('retryAt', case when v_status = 'pending' then v_run_at end);
end
$$;
comment on function public.fail_task is
  'Ends an attempt as failed: retried with backoff and at least retry_after_ms while attempts are left, else the job fails. {applied, reason, jobStatus, deferred, retryAt}.';
grant execute on function public.fail_task to service_role;

-- Lets one leased task go: a planned hand-off of the worker, or the end of a cancelled job's attempt.
create function private.release_task(task_id uuid, lease_token uuid)
returns boolean
language plpgsql
set search_path = ''
as $$
declare
  v_job public.jobs := private.lock_job_of(release_task.task_id);
  v_task public.job_tasks := private.lock_leased_task(release_task.task_id, release_task.lease_token);
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
  set status = v_status, continuations = t.continuations + 1, run_at = now(),
      lease_token = null, lease_expires_at = null, worker_id = null,
      finished_at = case when v_status <> 'pending' then now() end,
      error_code = case when v_status = 'failed' then 'too_many_continuations' else t.error_code end,
      error_message = case when v_status = 'failed'
        then 'This part needs more time than a worker has.' else t.error_message end
  where t.id = v_task.id;
  update public.jobs j set continuations = j.continuations + 1 where j.id = v_job.id;
  perform private.add_event(v_job, 'attempt_released', v_task.id, private.attempt_data(v_task, null));
  if v_status = 'failed' then
    perform private.fail_job(v_job, 'too_many_continuations', 'A part of this needs more time than a worker has. What was finished is kept.');
  end if;
  return true;
end
$$;
comment on function private.release_task is 'Lets a leased task go; false when the lease is not held any more.';

create function public.release_tasks(leases jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_released integer;
begin
  -- In the order of their users, so that two workers releasing at once do not wait for each other in a circle.
  select count(*) filter (where private.release_task(l.task_id, l.lease_token)) into v_released
  from (
    select t.id as task_id, (l.value ->> 'leaseToken')::uuid as lease_token
    from jsonb_array_elements(leases) l
    join public.job_tasks t on t.id = (l.value ->> 'taskId')::uuid
    order by t.user_id, t.id
  ) l;
  return jsonb_build_object('released', v_released);
end
$$;
comment on function public.release_tasks is 'Gives leases [{taskId, leaseToken}] back for another worker: {released}.';
grant execute on function public.release_tasks to service_role;
