-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.operator_cancel_job(job_id uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_operator_id uuid := private.current_operator_id();
  v_job public.jobs := private.lock_job_for_operator(operator_cancel_job.job_id);
begin
  if v_job.status <> 'cancelled' then
    perform private.add_event(
      v_job, 'operator_acted', null, jsonb_build_object('action', 'cancel', 'operator', v_operator_id)
    );
  end if;
  return private.operator_job_json(private.cancel_locked_job(v_job));
end
$function$;

comment on function public.operator_cancel_job is 'For operators: cancels a live job of anybody, as its owner could; repeating it is harmless. OFS02, OFS08.';
