-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.dismiss_failure(job_id uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_user_id uuid := private.current_user_id();
  v_job public.jobs;
begin
  select j.* into v_job from public.jobs j where j.id = dismiss_failure.job_id and j.user_id = v_user_id;
  if not found then
    perform private.raise_error('OFS02', 'This job does not exist.');
  elsif v_job.status not in ('failed', 'cancelled') then
    perform private.raise_error('OFS08', 'This job did not stop before its end.');
  end if;
  insert into public.dismissed_failures (job_id, user_id, run) values (v_job.id, v_user_id, v_job.run)
  on conflict on constraint dismissed_failures_pkey do update set run = excluded.run, dismissed_at = now();
  return jsonb_build_object('id', v_job.id, 'run', v_job.run);
end
$function$;

comment on function public.dismiss_failure is 'Its owner need not be told again that this run of a job failed or was cancelled: {id, run}. OFS02, OFS08 when it was not.';
