-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.cancel_locked_job(job jobs)
 RETURNS jobs
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_job public.jobs;
begin
  if job.status = 'cancelled' then
    return job;
  end if;
  if job.status in ('completed', 'failed') then
    perform private.raise_error('OFS08', format('This job has already %s.', case job.status when 'failed' then 'failed' else 'finished' end));
  end if;

  perform private.cancel_tasks(job);
  update public.jobs j
  set status = 'cancelled', message = 'Cancelled. What was finished is kept.', finished_at = now(), retry_at = null
  where j.id = job.id
  returning j.* into v_job;
  perform private.add_event(v_job, 'job_cancelled');

  perform private.fail_dependents(v_job, 'was cancelled');
  return v_job;
end
$function$;

comment on function private.cancel_locked_job is 'Cancels a locked job, and fails those that wait for it; repeating it is harmless. OFS08.';
