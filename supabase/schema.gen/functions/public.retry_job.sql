-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.retry_job(job_id uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_job public.jobs := private.lock_own_job(retry_job.job_id);
begin
  if v_job.status in ('pending', 'processing') then
    return private.job_json(v_job);
  end if;
  if v_job.status = 'completed' then
    perform private.raise_error('OFS08', 'This job has already finished.');
  end if;
  perform private.check_live_jobs(v_job.user_id, (select s.max_live_jobs_per_user from public.job_settings s));
  return private.job_json(private.retry_locked_job(v_job));
exception when unique_violation then
  raise exception using errcode = 'OFS04', message = 'The same job is already under way.';
end
$function$;

comment on function public.retry_job is 'Runs a failed or cancelled job of the caller again, without its finished tasks, and what failed because of it; returns it. OFS02, OFS04, OFS06, OFS08.';
