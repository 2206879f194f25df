-- What the metrics page says. Counters are folded from the time line when somebody asks: no verb pays for them, they
-- never read what they have counted, and they stay when the jobs behind them are purged.
create table private.job_counters (
  name text not null,
  labels jsonb not null,
  value double precision not null,
  primary key (name, labels)
);
comment on table private.job_counters is 'Counted events, by the names and labels that Prometheus sees.';

create table private.fold_state (
  only_row boolean primary key default true,
  folded_to bigint not null default 0,
  seen_to bigint not null default 0,
  seen_by xid8,
  constraint there_is_one_row check (only_row)
);
comment on table private.fold_state is
  'How far the time line has been counted, and how far it will be once all that was under way at seen_by has ended.';
insert into private.fold_state default values;

create table private.housekeeping (
  task text primary key,
  runs bigint not null,
  last_run_at timestamptz not null
);
comment on table private.housekeeping is 'How often the sweep ran, and when last: its silence is what to be woken for.';

alter table private.job_counters enable row level security;
alter table private.fold_state enable row level security;
alter table private.housekeeping enable row level security;

-- Events come in the order of their ids, so that an index of ranges finds the newest, and costs an insert nothing.
create index job_events_newest_idx on public.job_events using brin (id) with (pages_per_range = 32, autosummarize = on);

-- Who worked on it: of an attempt that was lost, this is the first question.
create or replace function private.attempt_data(task public.job_tasks, usage jsonb, code text default null)
returns jsonb
language sql
stable
return jsonb_strip_nulls(jsonb_build_object(
  'stage', (task).stage, 'position', (task).position, 'attempt', (task).attempt,
  'milliseconds', round(extract(epoch from now() - (task).started_at) * 1000),
  'worker', (task).worker_id, 'code', code,
  'usage', case when jsonb_typeof(usage) = 'object' then usage end
));

create function private.note_run(task text)
returns void
language sql
set search_path = ''
as $$
  insert into private.housekeeping as h (task, runs, last_run_at) values (note_run.task, 1, now())
  on conflict on constraint housekeeping_pkey do update set runs = h.runs + 1, last_run_at = now()
$$;
comment on function private.note_run is 'The last thing a sweep or a purge does, so that nobody waits behind this row.';

-- As before, and noted.
create or replace function public.sweep_jobs()
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_job public.jobs;
  v_lost integer := 0;
  v_failed integer := 0;
  v_due integer;
begin
  for v_job in
    select j.* from public.jobs j
    where j.id in (
      select t.job_id from public.job_tasks t
      where t.status = 'processing' and t.lease_expires_at < now()
      order by t.lease_expires_at
      limit 500
    )
  loop
    v_job := private.lock_free_job(v_job);
    continue when v_job.id is null;
    v_lost := v_lost + private.lose_leases(v_job);
  end loop;

  -- Nothing stays live for ever: a job with nothing left that could move it says so. It takes a job it
  -- depends on to be deleted, with its project, for this to happen.
  for v_job in
    select j.* from public.jobs j
    where (j.status = 'processing' or (j.status = 'pending' and j.depends_on <> '{}'))
      and not exists (
        select from public.job_tasks t where t.job_id = j.id and t.status in ('pending', 'processing')
      )
      and not exists (
        select from public.jobs d where d.id = any (j.depends_on) and d.status in ('pending', 'processing')
      )
    limit 100
  loop
    v_job := private.lock_free_job(v_job);
    continue when v_job.id is null or v_job.finished_at is not null;
    perform private.fail_job(v_job, 'nothing_left_to_do', 'This job stopped without an end. What was finished is kept; retry to go on.');
    v_failed := v_failed + 1;
  end loop;

  select count(*) into v_due
  from (
    select from public.job_tasks t where t.status = 'pending' and t.run_at <= now() limit 100
  ) d;
  perform private.note_run('sweep');
  return jsonb_build_object('lost', v_lost, 'failed', v_failed, 'due', v_due);
end
$$;
comment on function public.sweep_jobs is
  'Takes back expired leases, ends what cannot move and counts what is due (at most 100): {lost, failed, due}. Kick when due > 0.';

-- One event becomes what it adds to which counter. A histogram's buckets hold all that is at most their bound.
create function private.count_events(after_id bigint, up_to bigint)
returns table (name text, labels jsonb, value double precision)
language sql
stable
set search_path = ''
-- A history that has been counted is never read again, whatever the planner makes of a young table.
set enable_seqscan = off
as $$
  with events as materialized (
    select e.type, e.data, e.created_at, j.kind, j.run, j.created_at as asked_at, e.data ->> 'code' as code,
           e.data -> 'usage' as usage
    from public.job_events e
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
comment on function private.count_events is 'What the events of a range of ids add to the counters.';

-- Ids are given before transactions commit, so the newest may still have gaps that fill. A range is counted when all
-- that was under way after it was seen has ended: whoever took an id of it had locked or inserted its job's row by
-- then, and so had a transaction id below ours. That is why this only counts in a transaction that has written nothing.
create function private.fold_events()
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_last bigint;
  v_state private.fold_state;
  v_own xid8;
  v_oldest xid8;
  v_to bigint;
begin
  if pg_current_xact_id_if_assigned() is not null then
    return;
  end if;
  select s.last_value into v_last from public.job_events_id_seq s where s.is_called;
  select s.* into v_state from private.fold_state s for update skip locked;
  if v_last is null or v_state.only_row is null then
    return;
  end if;
  v_own := pg_current_xact_id();
  v_oldest := pg_snapshot_xmin(pg_current_snapshot());
  v_to := case when v_oldest >= v_own then v_last when v_oldest >= v_state.seen_by then v_state.seen_to end;

  if v_to > v_state.folded_to then
    -- Bounded: a backlog is caught up with in a few scrapes.
    v_to := least(v_to, v_state.folded_to + 20000);
    insert into private.job_counters as c (name, labels, value)
    select e.name, e.labels, e.value from private.count_events(v_state.folded_to, v_to) e
    on conflict on constraint job_counters_pkey do update set value = c.value + excluded.value;
  end if;
  -- What is already being waited for is not put off: the next mark is set when this one has been reached.
  if v_to is not null or v_state.seen_by is null then
    update private.fold_state s
    set folded_to = greatest(s.folded_to, v_to), seen_to = v_last, seen_by = v_own;
  end if;
end
$$;
comment on function private.fold_events is 'Counts what has happened since the last time; nothing twice, and nothing is left out.';

create function private.queue_gauges()
returns table (name text, labels jsonb, value double precision)
language sql
stable
set search_path = ''
-- By the indexes of what is live, job by job: a plan that reads the finished ones grows with the history.
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
      count(*) filter (where t.status = 'processing') as running,
      count(*) filter (where t.status = 'pending' and t.run_at <= now()) as due,
      count(*) filter (where t.status = 'pending' and t.run_at > now()) as later,
      count(*) filter (where t.status = 'processing' and t.lease_expires_at < now()) as expired,
      extract(epoch from now() - min(t.run_at) filter (where t.status = 'pending' and t.run_at <= now())) as oldest
    from public.job_tasks t
    join public.jobs j on j.id = t.job_id
    where t.status in ('pending', 'processing')
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
  cross join lateral (values
    ('offstage_tasks', '{"state": "running"}'::jsonb, q.running::numeric),
    ('offstage_tasks', '{"state": "due"}', q.due),
    ('offstage_tasks', '{"state": "later"}', q.later),
    ('offstage_expired_leases', '{}', q.expired),
    ('offstage_oldest_due_task_seconds', '{}', q.oldest)
  ) g (name, labels, value)
$$;
comment on function private.queue_gauges is 'What is live now, by kind: reads what waits and what runs, never what has ended.';

create function public.job_metrics()
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.fold_events();
  return (
    select coalesce(jsonb_agg(jsonb_build_object('name', m.name, 'labels', m.labels, 'value', m.value) order by m.name, m.labels), '[]')
    from (
      select * from private.queue_gauges()
      union all
      select c.name, c.labels, c.value from private.job_counters c
      union all
      select 'offstage_housekeeping_runs_total', jsonb_build_object('task', h.task), h.runs from private.housekeeping h
      union all
      select 'offstage_housekeeping_last_run_timestamp_seconds', jsonb_build_object('task', h.task), extract(epoch from h.last_run_at)
      from private.housekeeping h
      union all
      select 'offstage_uncounted_events', '{}', case when l.is_called then greatest(0, l.last_value - s.folded_to) else 0 end
      from private.fold_state s, public.job_events_id_seq l
    ) m
  );
end
$$;
comment on function public.job_metrics is
  'Counts what happened since the last call, and says it all: [{name, labels, value}], as docs/operations.md explains them.';
grant execute on function public.job_metrics to service_role;

create function public.queue_health()
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select jsonb_build_object(
    'oldestDueSeconds', coalesce((
      select extract(epoch from now() - min(t.run_at)) from public.job_tasks t where t.status = 'pending' and t.run_at <= now()
    ), 0)::integer,
    'lastSweepSeconds', (select extract(epoch from now() - h.last_run_at)::integer from private.housekeeping h where h.task = 'sweep')
  )
$$;
comment on function public.queue_health is 'For /api/health: how long the oldest due task waits, and how long ago the last sweep was (null: never).';
grant execute on function public.queue_health to service_role;
