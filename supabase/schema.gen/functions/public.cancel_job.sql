-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.cancel_job(job_id uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  return private.job_json(private.cancel_locked_job(private.lock_own_job(cancel_job.job_id)));
end
$function$;

comment on function public.cancel_job is 'Cancels a live job of the caller and returns it; repeating it is harmless. OFS02, OFS08.';
