-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.lock_own_job(job_id uuid)
 RETURNS jobs
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_user_id uuid := private.current_user_id();
  v_job public.jobs;
begin
  perform private.lock_user(v_user_id);
  select j.* into v_job from public.jobs j
  where j.id = lock_own_job.job_id and j.user_id = v_user_id
  for update;
  if not found then
    perform private.raise_error('OFS02', 'This job does not exist.');
  end if;
  return v_job;
end
$function$;

comment on function private.lock_own_job is 'Locks a job of the caller. OFS01, OFS02.';
