-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.fail_dependents(job jobs, reason text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_dependent public.jobs;
begin
  for v_dependent in select d.* from private.dependents_of(job.id) d loop
    continue when v_dependent.status <> 'pending';
    perform private.fail_job(
      v_dependent, 'dependency_failed', format('%s could not start: %s %s.', v_dependent.title, job.title, reason)
    );
  end loop;
end
$function$;

comment on function private.fail_dependents is 'Fails the jobs that wait for this one, with the reason; they pass it on.';
