-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.schedule_housekeeping()
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  begin
    perform cron.schedule('offstage-sweep', '10 seconds', 'select private.sweep_and_kick()');
  exception when invalid_parameter_value then
    raise warning 'Offstage: this pg_cron is older than 1.5 and counts in minutes; the sweep runs once a minute. Upgrade it.';
    perform cron.schedule('offstage-sweep', '* * * * *', 'select private.sweep_and_kick()');
  end;
  perform cron.schedule('offstage-purge', '*/10 * * * *', 'select public.purge_jobs()');
  perform cron.schedule('offstage-media', '5-59/10 * * * *', 'select private.purge_media_and_kick()');
  perform cron.schedule('offstage-cron-log', '27 * * * *', 'select private.purge_cron_log()');
  if not private.can_kick() then
    raise notice 'Offstage: without pg_net and Vault the sweep kicks nobody; what it finds waits for the next kick of the app.';
  end if;
end
$function$;

comment on function private.schedule_housekeeping is 'Schedules sweep, purges and the purge of pg_cron''s log, once each: may be run again at any time.';
