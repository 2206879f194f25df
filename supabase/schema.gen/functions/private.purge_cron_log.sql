-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.purge_cron_log()
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_purged bigint;
begin
  delete from cron.job_run_details d
  where d.end_time < (select now() - make_interval(days => s.cron_log_days) from public.job_settings s)
    and d.jobid in (select j.jobid from cron.job j where j.jobname like 'offstage-%');
  get diagnostics v_purged = row_count;
  return v_purged;
end
$function$;

comment on function private.purge_cron_log is 'Deletes old runs of our own jobs from pg_cron''s log; how many.';
