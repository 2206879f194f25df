-- Completions in batches: what a worker has finished while its last write was under way goes in one round trip and
-- one transaction, and a job's progress is written once for all of them.

create or replace function private.attempt_data(task public.job_tasks, usage jsonb, code text default null)
returns jsonb
language sql
stable
return jsonb_strip_nulls(jsonb_build_object(
  'stage', (task).stage, 'position', (task).position, 'attempt', (task).attempt,
  'milliseconds', round(extract(epoch from now() - (task).started_at) * 1000),
  'code', code,
  'usage', case when jsonb_typeof(usage) = 'object' then usage end
));

-- Every job that waits for this one, or waited: whoever asks looks at the status. Asked for with the status, a plan
-- reads all that is under way, of everyone.
create function private.dependents_of(job_id uuid)
returns setof public.jobs
language plpgsql
set search_path = ''
-- A GIN index is read by a bitmap alone.
set enable_bitmapscan = on
as $$
begin
  return query select j.* from public.jobs j
  where j.depends_on <> '{}' and j.depends_on @> array[dependents_of.job_id]
  order by j.id
  for update;
end
$$;
comment on function private.dependents_of is 'Locks the jobs that name this one in depends_on.';

create function private.start_dependents(job public.jobs)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_dependent public.jobs;
begin
  for v_dependent in select d.* from private.dependents_of(job.id) d loop
    continue when v_dependent.status <> 'pending' or exists (
      select from public.jobs d where d.id = any (v_dependent.depends_on) and d.status <> 'completed'
    );
    update public.jobs j set message = 'Waiting for a worker' where j.id = v_dependent.id;
    perform private.start_next_stage(
      v_dependent, (select k.stages from public.job_kinds k where k.kind = v_dependent.kind)
    );
  end loop;
end
$$;
comment on function private.start_dependents is 'Starts the jobs that waited for this completed one and for no other any more.';

create or replace function private.finish_job(job public.jobs, finish jsonb)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_document public.documents;
  v_result jsonb := coalesce(finish -> 'result', '{}');
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
  perform private.start_dependents(job);
end
$$;

create function private.fail_dependents(job public.jobs, reason text)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_dependent public.jobs;
begin
  for v_dependent in select d.* from private.dependents_of(job.id) d loop
    continue when v_dependent.status <> 'pending';
    perform private.fail_job(
      v_dependent, 'dependency_failed', format('%s could not start: %s %s.', v_dependent.title, job.title, reason)
    );
  end loop;
end
$$;
comment on function private.fail_dependents is 'Fails the jobs that wait for this one, with the reason; they pass it on.';

create or replace function private.fail_job(job public.jobs, code text, message text)
returns void
language plpgsql
set search_path = ''
as $$
begin
  update public.job_tasks t set status = 'cancelled', finished_at = now()
  where t.job_id = job.id and t.status in ('waiting', 'pending');

  update public.jobs j
  set status = 'failed', error_code = fail_job.code, error_message = left(fail_job.message, 1000),
      message = left(fail_job.message, 1000), finished_at = now(), retry_at = null
  where j.id = job.id;
  perform private.add_event(job, 'job_failed', null, jsonb_build_object('code', fail_job.code));
  perform private.fail_dependents(job, 'did not finish');
end
$$;

create or replace function private.advance_job(job public.jobs, stages jsonb)
returns void
language plpgsql
set search_path = ''
as $$
begin
  -- The job is locked, and only tasks of its stage run: it counts up.
  if job.tasks_done + 1 = job.tasks_total then
    perform private.start_next_stage(job, stages);
    return;
  end if;
  update public.jobs j
  set tasks_done = job.tasks_done + 1,
      progress = greatest(j.progress, private.stage_progress(stages, j.stage, job.tasks_done + 1, job.tasks_total)),
      message = private.stage_message(stages, j.stage, job.tasks_done + 1, job.tasks_total)
  where j.id = job.id;
  if job.errors > 0 then
    perform private.show_retry(job);
  end if;
end
$$;

-- The lease, not the status, is what is asked for: by the status a plan reads every task that runs, of everyone.
create or replace function private.show_retry(job public.jobs)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_next public.job_tasks;
begin
  if exists (select from public.job_tasks t where t.job_id = job.id and t.lease_token is not null) then
    return;
  end if;
  select t.* into v_next from public.job_tasks t
  where t.job_id = job.id and t.status = 'pending'
  order by t.run_at
  limit 1;
  if v_next.run_at > now() then
    update public.jobs j
    set retry_at = v_next.run_at, message = left(coalesce(v_next.error_message, 'Waiting for the next attempt.'), 500)
    where j.id = job.id;
  end if;
end
$$;

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

create type private.completion as (
  "taskId" uuid, "leaseToken" uuid, output jsonb, usage jsonb, "nextTasks" jsonb, finish jsonb
);

-- What is stored without a look at each alone: outputs in the middle of live jobs, and jobs that end with no document.
-- What plans tasks, ends a job with a document or cannot be right is left to complete_locked_task.
create function private.store_outputs(completions private.completion[])
returns table (token uuid, stored_job_id uuid)
language plpgsql
set search_path = ''
as $$
begin
  return query
  with plain as (
    select distinct on (t.id) t.id, t.job_id, t as task, c.output, c.usage, nullif(c.finish, 'null') as finish
    from unnest(completions) c
    join public.job_tasks t on t.id = c."taskId" and t.lease_token = c."leaseToken"
    -- Live: asked for by the status, a plan may begin with the index of all that is live.
    join public.jobs j on j.id = t.job_id and j.finished_at is null
    where coalesce(c."nextTasks", 'null') in ('null', '[]')
      and jsonb_typeof(c.finish -> 'document') is distinct from 'object'
  ), fate as (
    select p.job_id, count(*)::integer as tasks, count(p.finish) as finishes,
           coalesce((array_agg(p.finish -> 'result') filter (where p.finish is not null))[1], '{}') as result,
           not exists (
             select from public.job_tasks o
             where o.job_id = p.job_id and o.status <> 'completed' and o.id not in (select q.id from plain q)
           ) as ends
    from plain p
    group by p.job_id
  ), right_ones as (
    select f.* from fate f where f.finishes = 0 or (f.finishes = 1 and f.ends)
  ), stored as (
    update public.job_tasks t
    set status = 'completed', output = coalesce(p.output, 'null'), completed_token = t.lease_token,
        lease_token = null, lease_expires_at = null, worker_id = null, finished_at = now(),
        error_code = null, error_message = null
    from plain p
    join right_ones f on f.job_id = p.job_id
    where t.id = p.id
    -- As it was, with its worker.
    returning p.task, p.usage, t.completed_token
  ), moved as (
    update public.jobs j
    set tasks_done = j.tasks_done + f.tasks,
        progress = greatest(j.progress, private.stage_progress(k.stages, j.stage, j.tasks_done + f.tasks, j.tasks_total)),
        message = private.stage_message(k.stages, j.stage, j.tasks_done + f.tasks, j.tasks_total)
    from right_ones f, public.job_kinds k
    where j.id = f.job_id and k.kind = j.kind and not f.ends
  ), ended as (
    update public.jobs j
    set status = 'completed', progress = 100, result = f.result, finished_at = now(), retry_at = null,
        started_at = coalesce(j.started_at, now()), tasks_done = j.tasks_total, message = 'Ready'
    from right_ones f
    where j.id = f.job_id and f.ends
    returning j.id, j.user_id
  ), noted as (
    insert into public.job_events (job_id, user_id, task_id, type, data)
    select (s.task).job_id, (s.task).user_id, (s.task).id, 'attempt_completed', private.attempt_data(s.task, s.usage)
    from stored s
    union all
    select e.id, e.user_id, null, 'job_completed', '{}' from ended e
  )
  select s.completed_token, (s.task).job_id from stored s;
end
$$;
comment on function private.store_outputs is
  'Stores plain outputs of locked jobs all at once, with the jobs'' progress or end; returns what it stored.';

-- What follows from outputs that were stored together: the next stage, a wait for a retry, jobs that waited for one.
create function private.follow_up(job_ids uuid[])
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_job public.jobs;
begin
  for v_job in select j.* from public.jobs j where j.id = any (follow_up.job_ids) order by j.id loop
    if v_job.status = 'completed' then
      perform private.start_dependents(v_job);
    elsif v_job.tasks_done = v_job.tasks_total then
      perform private.start_next_stage(v_job, (select k.stages from public.job_kinds k where k.kind = v_job.kind));
    elsif v_job.errors > 0 then
      perform private.show_retry(v_job);
    end if;
  end loop;
end
$$;
comment on function private.follow_up is 'Does what outputs that were stored together made due in their jobs.';

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
set plan_cache_mode = force_generic_plan
set enable_bitmapscan = off
as $$
declare
  v_completion private.completion;
  v_completions private.completion[];
  v_stored uuid[];
  v_jobs uuid[];
  v_others jsonb;
begin
  -- Alone there is nothing to gather.
  if jsonb_array_length(complete_tasks.completions) = 1 then
    select c.* into v_completion
    from jsonb_populate_record(null::private.completion, complete_tasks.completions -> 0) c;
    return jsonb_build_array(
      private.complete_one_of_many(v_completion) || jsonb_build_object('taskId', v_completion."taskId")
    );
  end if;
  select coalesce(array_agg(row(
    c."taskId", coalesce(c."leaseToken", '00000000-0000-0000-0000-000000000000'), c.output, c.usage, c."nextTasks", c.finish
  )::private.completion), '{}') into v_completions
  from jsonb_to_recordset(complete_tasks.completions) c (
    "taskId" uuid, "leaseToken" uuid, output jsonb, usage jsonb, "nextTasks" jsonb, finish jsonb
  );
  -- In the order of their users and jobs, so that two workers completing at once do not wait in a circle.
  perform pg_advisory_xact_lock(private.user_lock(u.user_id))
  from (
    select distinct t.user_id from unnest(v_completions) c join public.job_tasks t on t.id = c."taskId" order by t.user_id
  ) u;
  perform from public.jobs j
  where j.id in (select t.job_id from unnest(v_completions) c join public.job_tasks t on t.id = c."taskId")
  order by j.id
  for update;

  begin
    select coalesce(array_agg(s.token), '{}'), array_agg(distinct s.stored_job_id) into v_stored, v_jobs
    from private.store_outputs(v_completions) s;
    perform private.follow_up(v_jobs);
  exception when check_violation or not_null_violation or data_exception then
    -- One of them cannot be stored: each for itself will tell which.
    v_stored := '{}';
  end;
  select coalesce(jsonb_object_agg(c."leaseToken", private.complete_one_of_many(c)), '{}') into v_others
  from unnest(v_completions) c
  where c."leaseToken" <> all (v_stored);

  return (
    select coalesce(jsonb_agg(
      jsonb_build_object('taskId', c."taskId") || coalesce(v_others -> c."leaseToken"::text, jsonb_build_object(
        'applied', true, 'reason', null, 'jobStatus', j.status, 'deferred', j.broadcast_version < j.version
      ))
      order by c.n
    ), '[]')
    from unnest(v_completions) with ordinality c("taskId", "leaseToken", output, usage, "nextTasks", finish, n)
    left join public.job_tasks t on t.id = c."taskId"
    left join public.jobs j on j.id = t.job_id
  );
end
$$;
comment on function public.complete_tasks is
  'complete_task for many [{taskId, leaseToken, output, usage, nextTasks, finish}] at once: [{taskId, applied, reason, jobStatus, deferred}] in the same order; reason: lease_lost, rejected, or how the job ended.';
grant execute on function public.complete_tasks to service_role;
