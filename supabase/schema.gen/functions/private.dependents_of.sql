-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.dependents_of(job_id uuid)
 RETURNS SETOF jobs
 LANGUAGE plpgsql
 SET search_path TO ''
 SET enable_bitmapscan TO 'on'
AS $function$
begin
  return query select j.* from public.jobs j
  where j.depends_on <> '{}' and j.depends_on @> array[dependents_of.job_id]
  order by j.id
  for update;
end
$function$;

comment on function private.dependents_of is 'Locks the jobs that name this one in depends_on.';
