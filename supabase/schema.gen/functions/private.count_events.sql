-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.count_events(after_id bigint, up_to bigint)
 RETURNS TABLE(name text, labels jsonb, value double precision)
 LANGUAGE sql
 STABLE
 SET search_path TO ''
 SET enable_seqscan TO 'off'
AS $function$
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
$function$;

comment on function private.count_events is 'What the events of a range of ids add to the counters.';
