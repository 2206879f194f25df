-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.retry_dependents(job jobs)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_dependent public.jobs;
begin
  for v_dependent in select d.* from private.dependents_of(job.id) d loop
    continue when v_dependent.error_code is distinct from 'dependency_failed';
    begin
      perform private.retry_locked_job(v_dependent);
    exception when unique_violation or sqlstate 'OFS08' or sqlstate 'OFS02' then
      -- Another job it depends on did not finish either, or the same job was started anew: it stays as it is.
      continue;
    end;
  end loop;
end
$function$;

comment on function private.retry_dependents is 'Passes a retry on to the jobs that failed because this one did not finish.';
