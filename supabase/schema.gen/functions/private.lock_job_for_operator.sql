-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.lock_job_for_operator(job_id uuid)
 RETURNS jobs
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_job public.jobs;
begin
  perform private.lock_user(j.user_id) from public.jobs j where j.id = lock_job_for_operator.job_id;
  select j.* into v_job from public.jobs j where j.id = lock_job_for_operator.job_id for update;
  if not found then
    perform private.raise_error('OFS02', 'This job does not exist.');
  end if;
  return v_job;
end
$function$;

comment on function private.lock_job_for_operator is 'Locks anybody''s job. OFS02.';
