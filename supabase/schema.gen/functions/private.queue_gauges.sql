-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.queue_gauges()
 RETURNS TABLE(name text, labels jsonb, value double precision)
 LANGUAGE sql
 STABLE
 SET search_path TO ''
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
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
$function$;

comment on function private.queue_gauges is 'What is live now, by kind: reads what waits and what runs, never what has ended.';
