-- The clock of a worker may be wrong by minutes: what it is to wait for is told as a duration, and a lease counts as
-- renewed only when this very call renewed it.
create or replace function public.fail_task(
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
  return private.task_reply(v_job.id, true, null) || jsonb_build_object(
    'retryAt', case when v_status = 'pending' then v_run_at end,
    'retryInMs', case when v_status = 'pending' then ceil(extract(epoch from v_run_at - clock_timestamp()) * 1000) end
  );
end
$$;
comment on function public.fail_task is
  'Ends an attempt as failed: retried with backoff and at least retry_after_ms while attempts are left, else the job fails. {applied, reason, jobStatus, deferred, retryAt, retryInMs}.';

-- It waits for nobody: what another verb holds at this moment (it is being completed, or swept) keeps its lease
-- as it is, and the next beat says what became of it.
create or replace function public.extend_leases(worker_id text, leases jsonb)
returns jsonb
language sql
security definer
set search_path = ''
as $$
  with asked as (
    select (l.value ->> 'taskId')::uuid as task_id, (l.value ->> 'leaseToken')::uuid as lease_token, l.ordinality
    from jsonb_array_elements(leases) with ordinality l
  ), locked as (
    select t.id from public.job_tasks t
    join asked a on a.task_id = t.id and a.lease_token = t.lease_token
    where t.status = 'processing'
    for update of t skip locked
  ), extended as (
    update public.job_tasks t
    set lease_expires_at = now() + make_interval(secs => (select s.lease_seconds from public.job_settings s))
    from locked
    where t.id = locked.id
    returning t.id
  )
  select coalesce(jsonb_agg(jsonb_build_object(
    'taskId', a.task_id, 'held', t.id is not null,
    'renewed', exists (select from extended e where e.id = a.task_id), 'cancelled', coalesce(j.status = 'cancelled', false)
  ) order by a.ordinality), '[]')
  from asked a
  left join public.job_tasks t on t.id = a.task_id and t.lease_token = a.lease_token
  left join public.jobs j on j.id = t.job_id
$$;
comment on function public.extend_leases is
  'Heartbeat: renews the leases [{taskId, leaseToken}] and says which are still held, which of these it renewed, and which jobs were cancelled.';
