-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.operator_retry_job(job_id uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_operator_id uuid := private.current_operator_id();
  v_job public.jobs := private.lock_job_for_operator(operator_retry_job.job_id);
begin
  if v_job.status in ('pending', 'processing') then
    return private.operator_job_json(v_job);
  end if;
  if v_job.status = 'completed' then
    perform private.raise_error('OFS08', 'This job has already finished.');
  end if;
  perform private.add_event(
    v_job, 'operator_acted', null, jsonb_build_object('action', 'retry', 'operator', v_operator_id)
  );
  return private.operator_job_json(private.retry_locked_job(v_job));
exception when unique_violation then
  raise exception using errcode = 'OFS04', message = 'The same job is already under way.';
end
$function$;

comment on function public.operator_retry_job is 'For operators: runs a failed or cancelled job of anybody again, beyond the owner''s limit of live jobs too. OFS02, OFS04, OFS08.';
