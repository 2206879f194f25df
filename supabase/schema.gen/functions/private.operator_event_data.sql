-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.operator_event_data(data jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
  select coalesce(jsonb_object_agg(d.key, d.value), '{}')
  from jsonb_each(data) d
  where d.key in (
    'stage', 'position', 'attempt', 'milliseconds', 'worker', 'code', 'retryAt', 'run', 'tasks', 'usage', 'count',
    'action', 'operator'
  )
$function$;

comment on function private.operator_event_data is 'The members of an event''s data that operators see.';
