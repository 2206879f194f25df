-- Puts the clock to work where it can be. May be run again, for instance after pg_cron or pg_net was enabled.
do $$
begin
  if not exists (select from pg_catalog.pg_available_extensions where name = 'pg_cron') then
    raise notice 'Offstage: no pg_cron here; the gateway''s clock sweeps.';
    return;
  end if;
  begin
    create extension if not exists pg_cron with schema pg_catalog;
  exception when undefined_object or raise_exception then
    raise warning 'Offstage: pg_cron is installed but not at work for this database (%). Afterwards: select private.schedule_housekeeping()', sqlerrm;
    return;
  end;
  if exists (select from pg_catalog.pg_available_extensions where name = 'pg_net') then
    create extension if not exists pg_net with schema extensions;
  end if;
  perform private.schedule_housekeeping();
end
$$;
