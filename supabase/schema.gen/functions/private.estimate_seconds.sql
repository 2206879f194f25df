-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.estimate_seconds(kind job_kinds)
 RETURNS integer[]
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select case when count(*) >= 5 then array[
      greatest(1, floor(percentile_cont(0.2) within group (order by r.seconds)))::integer,
      greatest(1, ceil(percentile_cont(0.8) within group (order by r.seconds)))::integer
    ] else array[kind.estimate_low_seconds, kind.estimate_high_seconds] end
  from (
    select extract(epoch from j.finished_at - j.started_at) as seconds
    from public.jobs j
    where j.kind = kind.kind and j.status = 'completed' and j.run = 1
    order by j.finished_at desc
    limit 50
  ) r
$function$;

comment on function private.estimate_seconds is 'How long a job of this kind takes, low and high: from the last 50 runs, or the kind''s own guess until there are five.';
