-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.delete_events()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  delete from public.job_events e where e.job_id in (select d.id from deleted d);
  return null;
end
$function$;

comment on function private.delete_events is 'Deletes the time lines of deleted jobs.';
