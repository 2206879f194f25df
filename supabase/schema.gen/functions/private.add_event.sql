-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.add_event(job jobs, type text, task_id uuid DEFAULT NULL::uuid, data jsonb DEFAULT '{}'::jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  insert into public.job_events (job_id, user_id, task_id, type, data)
  values (job.id, job.user_id, add_event.task_id, add_event.type, coalesce(add_event.data, '{}'));
end
$function$;

comment on function private.add_event is 'Appends to a job''s time line.';
