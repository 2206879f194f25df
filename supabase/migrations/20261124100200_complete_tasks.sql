-- Completions in batches: what a worker has finished while its last write was under way goes in one round trip and
-- one transaction, and a job's progress is written once for all of them.

-- What complete_task did before, for a job and a task that are locked already.
create function private.complete_locked_task(
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
  perform private.check_next_tasks(job, task, v_stages, v_next_tasks);
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
  end if;
  return private.task_reply(job.id, true, null);
end
$$;
comment on function private.complete_locked_task is 'Stores the output of a locked task, plans the next ones or finishes the job.';

create or replace function public.complete_task(
  task_id uuid, lease_token uuid, output jsonb, usage jsonb default null, next_tasks jsonb default null,
  finish jsonb default null
)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
begin
  return private.complete_locked_task(
    private.lock_job_of(complete_task.task_id),
    private.lock_leased_task(complete_task.task_id, complete_task.lease_token),
    complete_task.output, complete_task.usage, complete_task.next_tasks, complete_task.finish
  );
exception when check_violation or not_null_violation then
  raise exception using errcode = 'OFS03', message = 'This part''s output cannot be stored: it is too large or not complete.';
end
$$;

-- In the order of their users and jobs, so that two workers completing at once do not wait in a circle.
create function private.lock_jobs_of(task_ids uuid[])
returns void
language plpgsql
set search_path = ''
as $$
begin
  perform private.lock_user(u.user_id)
  from (
    select distinct t.user_id from public.job_tasks t where t.id = any (lock_jobs_of.task_ids) order by t.user_id
  ) u;
  perform from public.jobs j
  where j.id in (select t.job_id from public.job_tasks t where t.id = any (lock_jobs_of.task_ids))
  order by j.id
  for update;
end
$$;
comment on function private.lock_jobs_of is 'Locks the users and the jobs that these tasks belong to.';

create type private.completion as (
  "taskId" uuid, "leaseToken" uuid, output jsonb, usage jsonb, "nextTasks" jsonb, finish jsonb
);

-- The common case in one statement: outputs in the middle of live jobs, which plan nothing and end nothing.
create function private.store_outputs(completions private.completion[])
returns uuid[]
language plpgsql
set search_path = ''
as $$
declare
  v_tokens uuid[];
  v_job_ids uuid[];
begin
  with plain as (
    select distinct on (t.id) t.id, t.job_id, c.output, c.usage
    from unnest(completions) c
    join public.job_tasks t on t.id = c."taskId" and t.lease_token = c."leaseToken"
    join public.jobs j on j.id = t.job_id and j.status in ('pending', 'processing')
    where coalesce(c."nextTasks", 'null') in ('null', '[]') and coalesce(c.finish, 'null') = 'null'
  ), going_on as (
    -- The task that is the last of its job is not among these: it ends the job.
    select o.job_id
    from public.job_tasks o
    where o.job_id in (select p.job_id from plain p) and o.status <> 'completed'
      and o.id not in (select p.id from plain p)
    group by o.job_id
  ), stored as (
    update public.job_tasks t
    set status = 'completed', output = coalesce(p.output, 'null'), completed_token = t.lease_token,
        lease_token = null, lease_expires_at = null, worker_id = null, finished_at = now(),
        error_code = null, error_message = null
    from plain p
    join going_on g on g.job_id = p.job_id
    where t.id = p.id
    returning t as task, p.usage
  ), noted as (
    insert into public.job_events (job_id, user_id, task_id, type, data)
    select (s.task).job_id, (s.task).user_id, (s.task).id, 'attempt_completed', private.attempt_data(s.task, s.usage)
    from stored s
  )
  select coalesce(array_agg((s.task).completed_token), '{}'), array_agg(distinct (s.task).job_id)
  into v_tokens, v_job_ids
  from stored s;

  perform private.advance_job(j, k.stages)
  from public.jobs j
  join public.job_kinds k on k.kind = j.kind
  where j.id = any (v_job_ids);
  return v_tokens;
end
$$;
comment on function private.store_outputs is
  'Stores plain outputs of locked jobs all at once and brings the jobs up to date; returns their leases'' tokens.';

create function private.complete_one_of_many(completion private.completion)
returns jsonb
language plpgsql
set search_path = ''
as $$
begin
  return private.complete_locked_task(
    private.lock_job_of(completion."taskId"),
    private.lock_leased_task(completion."taskId", completion."leaseToken"),
    completion.output, completion.usage, completion."nextTasks", completion.finish
  );
-- One that cannot be stored does not take the others with it.
exception when check_violation or not_null_violation or data_exception or sqlstate 'OFS03' then
  return jsonb_build_object('applied', false, 'reason', 'rejected', 'jobStatus', null, 'deferred', false);
end
$$;
comment on function private.complete_one_of_many is 'complete_task as a part of a batch: a refusal is an answer, not an error.';

create function public.complete_tasks(completions jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_completions private.completion[];
  v_stored uuid[];
  v_completion private.completion;
  v_reply jsonb;
  v_replies jsonb := '[]';
begin
  select coalesce(array_agg(c order by n), '{}') into v_completions
  from jsonb_array_elements(complete_tasks.completions) with ordinality e(value, n),
    jsonb_populate_record(null::private.completion, e.value) c;
  perform private.lock_jobs_of(array(select c."taskId" from unnest(v_completions) c));

  begin
    v_stored := private.store_outputs(v_completions);
  exception when check_violation or not_null_violation or data_exception then
    -- One of them cannot be stored: each for itself will tell which.
    v_stored := '{}';
  end;

  foreach v_completion in array v_completions loop
    if v_completion."leaseToken" = any (v_stored) then
      select private.task_reply(t.job_id, true, null) into v_reply
      from public.job_tasks t where t.id = v_completion."taskId";
    else
      v_reply := private.complete_one_of_many(v_completion);
    end if;
    v_replies := v_replies || (v_reply || jsonb_build_object('taskId', v_completion."taskId"));
  end loop;
  return v_replies;
end
$$;
comment on function public.complete_tasks is
  'complete_task for many [{taskId, leaseToken, output, usage, nextTasks, finish}] at once: [{taskId, applied, reason, jobStatus, deferred}] in the same order; reason: lease_lost, rejected, or how the job ended.';
grant execute on function public.complete_tasks to service_role;
