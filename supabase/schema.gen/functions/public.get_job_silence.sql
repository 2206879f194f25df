-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.get_job_silence(job_id uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_user_id uuid := private.current_user_id();
  v_seconds numeric;
begin
  perform from public.jobs j where j.id = get_job_silence.job_id and j.user_id = v_user_id;
  if not found then
    perform private.raise_error('OFS02', 'This job does not exist.');
  end if;
  -- A heartbeat sets the end of a lease anew, so the end tells when it was.
  select extract(epoch from now() - min(l.expires_at)) + (select s.lease_seconds from public.job_settings s)
  into v_seconds
  from private.task_leases l where l.user_id = v_user_id and l.job_id = get_job_silence.job_id;
  return jsonb_build_object('seconds', case when v_seconds is not null then greatest(0, floor(v_seconds)) end);
end
$function$;

comment on function public.get_job_silence is 'Seconds since the last heartbeat of the worker of this job that was silent for longest: {seconds}; null while nobody works on it. OFS02.';
