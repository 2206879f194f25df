-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.note_run(task text)
 RETURNS void
 LANGUAGE sql
 SET search_path TO ''
AS $function$
  insert into private.housekeeping as h (task, runs, last_run_at) values (note_run.task, 1, now())
  on conflict on constraint housekeeping_pkey do update set runs = h.runs + 1, last_run_at = now()
$function$;

comment on function private.note_run is 'The last thing a sweep or a purge does, so that nobody waits behind this row.';
