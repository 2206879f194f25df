-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.start_dependents(job jobs)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_dependent public.jobs;
begin
  for v_dependent in select d.* from private.dependents_of(job.id) d loop
    continue when v_dependent.status <> 'pending' or exists (
      select from public.jobs d where d.id = any (v_dependent.depends_on) and d.status <> 'completed'
    );
    update public.jobs j set message = 'Waiting for a worker' where j.id = v_dependent.id;
    perform private.start_next_stage(
      v_dependent, (select k.stages from public.job_kinds k where k.kind = v_dependent.kind)
    );
  end loop;
end
$function$;

comment on function private.start_dependents is 'Starts the jobs that waited for this completed one and for no other any more.';
