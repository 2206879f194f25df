-- Operators: who may look at, cancel and retry the jobs of others, and never sees what is in them.
create table private.operators (
  user_id uuid primary key references auth.users (id) on delete cascade,
  since timestamptz not null default now()
);
comment on table private.operators is 'Who may use /operator; written by set_operator alone.';
alter table private.operators enable row level security;

alter table public.job_events
  drop constraint type_is_known,
  add constraint type_is_known check (type in (
    'job_enqueued', 'job_started', 'job_completed', 'job_failed', 'job_cancelled', 'job_retried',
    'stage_started', 'attempt_completed', 'attempt_failed', 'attempt_lost', 'attempt_released', 'events_dropped',
    'operator_acted'
  ));

create function public.set_operator(email text, is_operator boolean)
returns boolean
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_user_id uuid;
begin
  select u.id into v_user_id from auth.users u where lower(u.email) = lower(set_operator.email);
  if v_user_id is null then
    perform private.raise_error('OFS02', 'Nobody has signed up with this address.');
  end if;
  if set_operator.is_operator then
    insert into private.operators (user_id) values (v_user_id) on conflict do nothing;
  else
    delete from private.operators o where o.user_id = v_user_id;
  end if;
  return set_operator.is_operator;
end
$$;
comment on function public.set_operator is 'Makes somebody an operator, or ends it; with the secret key only. OFS02.';
grant execute on function public.set_operator to service_role;

create function public.is_operator()
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select exists (select from private.operators o where o.user_id = (select private.current_user_id()))
$$;
comment on function public.is_operator is 'Whether the caller is an operator. OFS01.';
grant execute on function public.is_operator to authenticated;

create function private.current_operator_id()
returns uuid
language plpgsql
stable
set search_path = ''
as $$
begin
  if not public.is_operator() then
    perform private.raise_error('OFS02', 'There is nothing at this address.');
  end if;
  return (select auth.uid());
end
$$;
comment on function private.current_operator_id is
  'The operator who calls; for everyone else there is nothing here: every function for operators starts with it. OFS01, OFS02.';

-- Titles, inputs, outputs, results and messages may quote what the owner wrote: none of them is here.
create function private.operator_job_json(job public.jobs)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object(
    'id', job.id, 'userId', job.user_id, 'kind', job.kind, 'status', job.status, 'run', job.run, 'stage', job.stage,
    'tasksDone', job.tasks_done, 'tasksTotal', job.tasks_total, 'progress', job.progress, 'priority', job.priority,
    'errors', job.errors, 'stalls', job.stalls, 'continuations', job.continuations, 'errorCode', job.error_code,
    'retryAt', job.retry_at, 'estimateHighSeconds', job.estimate_high_seconds, 'dependsOn', to_jsonb(job.depends_on),
    'createdAt', job.created_at, 'startedAt', job.started_at, 'finishedAt', job.finished_at
  )
$$;
comment on function private.operator_job_json is 'A job as operators see it: OperatorJobSchema in lib/operator/schema.ts.';

-- Of an event's data, what is ours. A kind''s own words never get there, but a guard costs nothing.
create function private.operator_event_data(data jsonb)
returns jsonb
language sql
immutable
set search_path = ''
as $$
  select coalesce(jsonb_object_agg(d.key, d.value), '{}')
  from jsonb_each(data) d
  where d.key in (
    'stage', 'position', 'attempt', 'milliseconds', 'worker', 'code', 'retryAt', 'run', 'tasks', 'usage', 'count',
    'action', 'operator'
  )
$$;
comment on function private.operator_event_data is 'The members of an event''s data that operators see.';

create function public.operator_overview()
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_operator_id uuid := private.current_operator_id();
begin
  return jsonb_build_object(
    'queues', (
      select jsonb_agg(jsonb_build_object('kind', g.kind, 'title', k.title) || g.numbers order by g.kind)
      from (
        select m.labels ->> 'kind' as kind,
          jsonb_object_agg(coalesce(m.labels ->> 'state', m.labels ->> 'status', replace(m.name, 'offstage_', '')), m.value) as numbers
        from private.queue_gauges() m
        group by 1
      ) g
      join public.job_kinds k on k.kind = g.kind
    ),
    'lastSweepAt', (select h.last_run_at from private.housekeeping h where h.task = 'sweep'),
    -- Slow: twice as long as four of five take. Stalled: a worker was lost and it has not ended since.
    'troubled', (
      select coalesce(jsonb_agg(t.job order by t.created_at), '[]')
      from (
        select private.operator_job_json(j) as job, j.created_at
        from public.jobs j
        where j.status in ('pending', 'processing')
          and (j.stalls > 0 or j.errors > 0
               or coalesce(j.started_at, j.created_at) < now() - make_interval(secs => 2 * j.estimate_high_seconds))
        order by j.created_at
        limit 50
      ) t
    )
  );
end
$$;
comment on function public.operator_overview is
  'For operators: the queues by kind, the last sweep, and up to 50 live jobs that are slow, retrying or lost a worker. OFS02.';
grant execute on function public.operator_overview to authenticated;

create function public.operator_list_jobs(status text default 'live', kind text default null, search text default null)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_operator_id uuid := private.current_operator_id();
  v_search text := nullif(trim(operator_list_jobs.search), '');
  v_id uuid;
  v_jobs jsonb;
begin
  if operator_list_jobs.status not in ('live', 'completed', 'failed', 'cancelled', 'any') then
    perform private.raise_error('OFS03', 'The status is live, completed, failed, cancelled or any.', 'status');
  end if;
  if pg_input_is_valid(v_search, 'uuid') then
    v_id := v_search::uuid;
  elsif v_search is not null then
    select u.id into v_id from auth.users u where u.email = lower(v_search);
    if v_id is null then
      return '[]';
    end if;
  end if;

  -- Each of them by an index, and none reads more than the newest thousand of what it finds.
  with found as (
    (select j.* from public.jobs j where j.id = v_id)
    union all
    (select j.* from public.jobs j where j.user_id = v_id order by j.created_at desc, j.id desc limit 1000)
    union all
    (select j.* from public.jobs j
     where v_id is null and operator_list_jobs.status in ('live', 'any') and j.status in ('pending', 'processing') limit 1000)
    union all
    (select j.* from public.jobs j
     where v_id is null and operator_list_jobs.status <> 'live' and j.finished_at is not null
     order by j.finished_at desc limit 1000)
  )
  select coalesce(jsonb_agg(l.job order by l.n), '[]') into v_jobs
  from (
    select private.operator_job_json(f) as job, row_number() over (order by f.created_at desc, f.id desc) as n
    from found f
    where (operator_list_jobs.kind is null or f.kind = operator_list_jobs.kind)
      and (operator_list_jobs.status = 'any' or f.status = operator_list_jobs.status
           or (operator_list_jobs.status = 'live' and f.status in ('pending', 'processing')))
    order by f.created_at desc, f.id desc
    limit 100
  ) l;
  return v_jobs;
end
$$;
comment on function public.operator_list_jobs is
  'For operators: the newest hundred jobs of a status (live, completed, failed, cancelled, any) and kind; search: a job''s or user''s id, or an email. OFS02, OFS03.';
grant execute on function public.operator_list_jobs to authenticated;

create function public.operator_get_job(job_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_operator_id uuid := private.current_operator_id();
  v_job public.jobs;
begin
  select j.* into v_job from public.jobs j where j.id = operator_get_job.job_id;
  if not found then
    perform private.raise_error('OFS02', 'This job does not exist.');
  end if;
  return jsonb_build_object(
    'job', private.operator_job_json(v_job),
    'tasks', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', t.id, 'stage', t.stage, 'position', t.position, 'status', t.status, 'attempts', t.attempt,
        'errors', t.errors, 'stalls', t.stalls, 'continuations', t.continuations, 'errorCode', t.error_code,
        'worker', t.worker_id, 'leaseExpiresAt', t.lease_expires_at, 'runAt', t.run_at
      ) order by t.stage_index, t.position), '[]')
      from (
        select * from public.job_tasks t where t.job_id = v_job.id order by t.stage_index, t.position limit 1000
      ) t
    ),
    'events', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', e.id, 'taskId', e.task_id, 'type', e.type, 'data', private.operator_event_data(e.data), 'createdAt', e.created_at
      ) order by e.id), '[]')
      from (
        select * from public.job_events e where e.job_id = v_job.id order by e.id desc limit 500
      ) e
    )
  );
end
$$;
comment on function public.operator_get_job is
  'For operators: a job with its tasks and its last 500 events, without a word of what its owner wrote or got. OFS02.';
grant execute on function public.operator_get_job to authenticated;

-- The owner's lock first, as each verb does; what an operator does stands on the job's time line, with who did it.
create function private.lock_job_for_operator(job_id uuid)
returns public.jobs
language plpgsql
set search_path = ''
as $$
declare
  v_job public.jobs;
begin
  perform private.lock_user(j.user_id) from public.jobs j where j.id = lock_job_for_operator.job_id;
  select j.* into v_job from public.jobs j where j.id = lock_job_for_operator.job_id for update;
  if not found then
    perform private.raise_error('OFS02', 'This job does not exist.');
  end if;
  return v_job;
end
$$;
comment on function private.lock_job_for_operator is 'Locks anybody''s job. OFS02.';

create function public.operator_cancel_job(job_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_operator_id uuid := private.current_operator_id();
  v_job public.jobs := private.lock_job_for_operator(operator_cancel_job.job_id);
begin
  if v_job.status <> 'cancelled' then
    perform private.add_event(
      v_job, 'operator_acted', null, jsonb_build_object('action', 'cancel', 'operator', v_operator_id)
    );
  end if;
  return private.operator_job_json(private.cancel_locked_job(v_job));
end
$$;
comment on function public.operator_cancel_job is
  'For operators: cancels a live job of anybody, as its owner could; repeating it is harmless. OFS02, OFS08.';
grant execute on function public.operator_cancel_job to authenticated;

create function public.operator_retry_job(job_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_operator_id uuid := private.current_operator_id();
  v_job public.jobs := private.lock_job_for_operator(operator_retry_job.job_id);
begin
  if v_job.status in ('pending', 'processing') then
    return private.operator_job_json(v_job);
  end if;
  if v_job.status = 'completed' then
    perform private.raise_error('OFS08', 'This job has already finished.');
  end if;
  perform private.add_event(
    v_job, 'operator_acted', null, jsonb_build_object('action', 'retry', 'operator', v_operator_id)
  );
  return private.operator_job_json(private.retry_locked_job(v_job));
exception when unique_violation then
  raise exception using errcode = 'OFS04', message = 'The same job is already under way.';
end
$$;
comment on function public.operator_retry_job is
  'For operators: runs a failed or cancelled job of anybody again, beyond the owner''s limit of live jobs too. OFS02, OFS04, OFS08.';
grant execute on function public.operator_retry_job to authenticated;
