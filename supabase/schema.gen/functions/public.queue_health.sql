-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.queue_health()
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select jsonb_build_object(
    'oldestDueSeconds', coalesce((
      select extract(epoch from now() - min(q.run_at)) from private.task_queue q where q.run_at <= now()
    ), 0)::integer,
    'lastSweepSeconds', (select extract(epoch from now() - h.last_run_at)::integer from private.housekeeping h where h.task = 'sweep')
  )
$function$;

comment on function public.queue_health is 'For /api/health: how long the oldest due task waits, and how long ago the last sweep was (null: never).';
