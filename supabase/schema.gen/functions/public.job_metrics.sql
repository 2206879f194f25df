-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.job_metrics()
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
$function$;

comment on function public.job_metrics is 'Counts what happened since the last call, and says it all: [{name, labels, value}], as docs/operations.md explains them.';
