-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.fail_job(job jobs, code text, message text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  perform private.cancel_tasks(job);
  update public.jobs j
  set status = 'failed', error_code = fail_job.code, error_message = left(fail_job.message, 1000),
      message = left(fail_job.message, 1000), finished_at = now(), retry_at = null
  where j.id = job.id;
  perform private.add_event(job, 'job_failed', null, jsonb_build_object('code', fail_job.code));
  perform private.fail_dependents(job, 'did not finish');
end
$function$;

comment on function private.fail_job is 'Ends a locked, live job as failed, and those that depend on it.';
