-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.kick_worker()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select private.post_to_function('job-worker')
$function$;

comment on function private.kick_worker is 'Kicks job-worker through pg_net; only the sweep on hosted Supabase calls it.';
