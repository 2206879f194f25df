-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.lock_job_of(task_id uuid)
 RETURNS jobs
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_job public.jobs;
begin
  perform private.lock_user(t.user_id) from public.job_tasks t where t.id = lock_job_of.task_id;
  select j.* into v_job from public.jobs j
  where j.id = (select t.job_id from public.job_tasks t where t.id = lock_job_of.task_id)
  for update;
  return v_job;
end
$function$;

comment on function private.lock_job_of is 'Locks the job that a task belongs to.';
