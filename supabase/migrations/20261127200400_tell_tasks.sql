-- What is told of tasks: their whole status, and the completed attempts among the events.

create or replace function public.get_job(job_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_user_id uuid := private.current_user_id();
  v_job public.jobs;
begin
  select j.* into v_job from public.jobs j where j.id = get_job.job_id and j.user_id = v_user_id;
  if not found then
    perform private.raise_error('OFS02', 'This job does not exist.');
  end if;
  return jsonb_build_object(
    'job', private.job_json(v_job),
    'tasks', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', t.id, 'stage', t.stage, 'position', t.position, 'status', t.status, 'attempts', t.attempt,
        'errors', t.errors, 'stalls', t.stalls, 'continuations', t.continuations, 'runAt', t.run_at,
        'startedAt', t.started_at, 'finishedAt', t.finished_at, 'errorCode', t.error_code,
        'errorMessage', t.error_message
      ) order by t.stage_index, t.position), '[]')
      from private.tasks t where t.job_id = v_job.id
    ),
    'events', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', e.id, 'taskId', e.task_id, 'type', e.type, 'data', e.data, 'createdAt', e.created_at
      ) order by e.id), '[]')
      from (
        (select * from private.time_line n where n.job_id = v_job.id order by n.id desc limit 500)
        union
        (select * from private.time_line f where f.job_id = v_job.id order by f.id limit 2)
      ) e
    ),
    'usage', (
      select case when count(*) > 0 then jsonb_build_object(
        'model', max(e.data -> 'usage' ->> 'model'),
        'inputTokens', coalesce(sum((e.data -> 'usage' ->> 'inputTokens')::bigint), 0),
        'outputTokens', coalesce(sum((e.data -> 'usage' ->> 'outputTokens')::bigint), 0),
        'cost', sum((e.data -> 'usage' ->> 'cost')::numeric),
        'milliseconds', coalesce(sum((e.data -> 'usage' ->> 'milliseconds')::bigint), 0)
      ) end
      from private.time_line e where e.job_id = v_job.id and jsonb_typeof(e.data -> 'usage') = 'object'
    )
  );
end
$$;

create or replace function public.get_job_parts(job_id uuid, after_event bigint default 0)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  v_user_id uuid := private.current_user_id();
  v_job public.jobs;
begin
  select j.* into v_job from public.jobs j where j.id = get_job_parts.job_id and j.user_id = v_user_id;
  if not found then
    perform private.raise_error('OFS02', 'This job does not exist.');
  end if;
  return (
    select jsonb_build_object(
      'job', private.job_json(v_job),
      'parts', coalesce(jsonb_agg(jsonb_build_object(
        'taskId', t.id, 'stage', t.stage, 'position', t.position, 'output', t.output
      ) order by t.stage_index, t.position) filter (where t.completed_event > get_job_parts.after_event), '[]'),
      'lastEvent', greatest(coalesce(max(t.completed_event), 0), get_job_parts.after_event),
      'completed', count(*)
    )
    from public.job_tasks t
    where t.job_id = v_job.id and t.status = 'completed'
  );
end
$$;

create or replace function public.operator_get_job(job_id uuid)
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
        select * from private.tasks t where t.job_id = v_job.id order by t.stage_index, t.position limit 1000
      ) t
    ),
    'events', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', e.id, 'taskId', e.task_id, 'type', e.type, 'data', private.operator_event_data(e.data), 'createdAt', e.created_at
      ) order by e.id), '[]')
      from (
        select * from private.time_line e where e.job_id = v_job.id order by e.id desc limit 500
      ) e
    )
  );
end
$$;

create or replace function public.queue_health()
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select jsonb_build_object(
    'oldestDueSeconds', coalesce((
      select extract(epoch from now() - min(q.run_at)) from private.task_queue q where q.run_at <= now()
    ), 0)::integer,
    'lastSweepSeconds', (select extract(epoch from now() - h.last_run_at)::integer from private.housekeeping h where h.task = 'sweep')
  )
$$;

create or replace function private.count_events(after_id bigint, up_to bigint)
returns table (name text, labels jsonb, value double precision)
language sql
stable
set search_path = ''
set enable_seqscan = off
as $$
  with events as materialized (
    select e.type, e.data, e.created_at, j.kind, j.run, j.created_at as asked_at, e.data ->> 'code' as code,
           e.data -> 'usage' as usage
    from private.time_line e
    join public.jobs j on j.id = e.job_id
    where e.id > count_events.after_id and e.id <= count_events.up_to
  ), observed as (
    select 'offstage_job_wait_seconds' as name, jsonb_build_object('kind', e.kind) as labels,
           extract(epoch from e.created_at - e.asked_at)::double precision as seconds
    from events e where e.type = 'job_started' and (e.data ->> 'run')::integer = 1
    union all
    select 'offstage_job_duration_seconds', jsonb_build_object('kind', e.kind),
           extract(epoch from e.created_at - e.asked_at)::double precision
    from events e where e.type = 'job_completed' and e.run = 1
    union all
    select 'offstage_attempt_duration_seconds', jsonb_build_object('kind', e.kind, 'stage', e.data ->> 'stage'),
           (e.data ->> 'milliseconds')::double precision / 1000
    from events e where e.type like 'attempt\_%' and e.data ? 'milliseconds'
    union all
    select 'offstage_model_call_duration_seconds', jsonb_build_object('model', e.usage ->> 'model'), l::double precision / 1000
    from events e, jsonb_array_elements_text(case when jsonb_typeof(e.usage -> 'latencies') = 'array' then e.usage -> 'latencies' else '[]' end) l
  ), bounds (bounds) as (
    values (array[0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 'infinity']::double precision[])
  ), spread as (
    -- How many fell between two bounds; the bucket of a bound is all of them up to it.
    select o.name, o.labels, (
        select min(b.n) from unnest((select bounds from bounds)) with ordinality b (bound, n) where o.seconds <= b.bound
      ) as bucket, count(*) as n, sum(o.seconds) as seconds
    from observed o
    where o.seconds is not null
    group by 1, 2, 3
  ), facts as (
    select 'offstage_job_events_total' as name, jsonb_build_object('kind', e.kind, 'event', substr(e.type, 5)) as labels,
           1::double precision as value
    from events e where e.type like 'job\_%'
    union all
    select 'offstage_job_failures_total', jsonb_build_object('kind', e.kind, 'code', e.code), 1
    from events e where e.type = 'job_failed'
    union all
    select 'offstage_attempts_total', jsonb_build_object('kind', e.kind, 'stage', e.data ->> 'stage', 'outcome', substr(e.type, 9)), 1
    from events e where e.type like 'attempt\_%'
    union all
    select 'offstage_retries_total', jsonb_build_object('kind', e.kind, 'code', e.code), 1
    from events e where e.type = 'attempt_failed' and e.data ? 'retryAt'
    union all
    select 'offstage_stalls_total', jsonb_build_object('kind', e.kind), 1 from events e where e.type = 'attempt_lost'
    union all
    select 'offstage_continuations_total', jsonb_build_object('kind', e.kind), 1 from events e where e.type = 'attempt_released'
    union all
    select 'offstage_operator_actions_total', jsonb_build_object('action', e.data ->> 'action'), 1
    from events e where e.type = 'operator_acted'
    union all
    select 'offstage_model_' || u.name, jsonb_build_object('model', e.usage ->> 'model') || u.labels, u.value
    from events e, lateral (values
      ('tokens_total', '{"direction": "input"}'::jsonb, (e.usage ->> 'inputTokens')::double precision),
      ('tokens_total', '{"direction": "output"}', (e.usage ->> 'outputTokens')::double precision),
      ('calls_total', '{}', (e.usage ->> 'calls')::double precision),
      ('cost_dollars_total', '{}', (e.usage ->> 'cost')::double precision)
    ) u (name, labels, value)
    where u.value is not null
    union all
    select s.name || '_bucket', s.labels || jsonb_build_object('le', replace(b.bound::text, 'Infinity', '+Inf')),
           case when s.bucket <= b.n then s.n else 0 end
    from spread s, unnest((select bounds from bounds)) with ordinality b (bound, n)
    union all
    select s.name || '_sum', s.labels, s.seconds from spread s
    union all
    select s.name || '_count', s.labels, s.n from spread s
  )
  select f.name, jsonb_strip_nulls(f.labels), sum(f.value) from facts f group by 1, 2
$$;

create or replace function private.queue_gauges()
returns table (name text, labels jsonb, value double precision)
language sql
stable
set search_path = ''
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
  with live as materialized (
    select j.kind, case when j.retry_at > now() then 'retrying' else j.status end as status, count(*) as n
    from public.jobs j where j.status in ('pending', 'processing')
    group by 1, 2
  ), queue as materialized (
    select j.kind,
      count(*) filter (where q.run_at <= now()) as due,
      count(*) filter (where q.run_at > now()) as later,
      extract(epoch from now() - min(q.run_at) filter (where q.run_at <= now())) as oldest
    from private.task_queue q
    join public.jobs j on j.id = q.job_id
    group by 1
  ), leases as materialized (
    select j.kind, count(*) as running, count(*) filter (where l.expires_at < now()) as expired
    from private.task_leases l
    join public.jobs j on j.id = l.job_id
    group by 1
  )
  select 'offstage_jobs', jsonb_build_object('kind', k.kind, 'status', s.status), coalesce(l.n, 0)::double precision
  from public.job_kinds k
  cross join (values ('pending'), ('processing'), ('retrying')) s (status)
  left join live l on l.kind = k.kind and l.status = s.status
  union all
  select g.name, jsonb_build_object('kind', k.kind) || g.labels, coalesce(g.value, 0)::double precision
  from public.job_kinds k
  left join queue q on q.kind = k.kind
  left join leases l on l.kind = k.kind
  cross join lateral (values
    ('offstage_tasks', '{"state": "running"}'::jsonb, l.running::numeric),
    ('offstage_tasks', '{"state": "due"}', q.due),
    ('offstage_tasks', '{"state": "later"}', q.later),
    ('offstage_expired_leases', '{}', l.expired),
    ('offstage_oldest_due_task_seconds', '{}', q.oldest)
  ) g (name, labels, value)
$$;

create or replace function public.keep_document(task_id uuid, lease_token uuid, type text, title text, content jsonb)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_job public.jobs;
  v_document public.documents;
begin
  -- The lease is looked at, not locked: the document of a task is one, whoever writes it, so a worker that comes late
  -- after this look finds the same one there.
  select j.* into v_job from public.job_tasks t
  join private.task_leases l on l.user_id = t.user_id and l.job_id = t.job_id and l.task_id = t.id
  join public.jobs j on j.id = t.job_id
  where t.id = keep_document.task_id and l.token = keep_document.lease_token;
  if not found then
    return null;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('keep_document ' || keep_document.task_id, 0));
  select d.* into v_document from public.documents d
  where d.job_id = v_job.id and d.source ->> 'task' = keep_document.task_id::text;
  if not found then
    v_document := private.insert_document(
      v_job.user_id, v_job.project_id, keep_document.type, keep_document.title, keep_document.content,
      jsonb_build_object('kind', v_job.kind, 'input', v_job.input, 'task', keep_document.task_id), v_job.id
    );
  end if;
  return v_document.id;
end
$$;
