-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.operator_overview()
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
$function$;

comment on function public.operator_overview is 'For operators: the queues by kind, the last sweep, and up to 50 live jobs that are slow, retrying or lost a worker. OFS02.';
