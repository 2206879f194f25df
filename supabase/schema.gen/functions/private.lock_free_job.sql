-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.lock_free_job(job jobs)
 RETURNS jobs
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_job public.jobs;
begin
  if private.try_lock_user(job.user_id) then
    select j.* into v_job from public.jobs j where j.id = job.id for update;
  end if;
  return v_job;
end
$function$;

comment on function private.lock_free_job is 'Locks a job as it is now, without waiting for its user''s other verbs; null when it is not free or gone.';
