-- The clock inside the database, wherever there is pg_cron. It sweeps and purges with pg_cron alone; it kicks where
-- pg_net and Vault are there too. Without pg_cron (the embedded stack) the gateway's clock does all of it over HTTP.
alter table public.job_settings
  add column cron_log_days integer not null default 2,
  add constraint cron_log_days_are_positive check (cron_log_days > 0);
comment on column public.job_settings.cron_log_days is 'How long pg_cron''s log keeps the runs of our own jobs.';

create function private.can_kick()
returns boolean
language sql
stable
set search_path = ''
as $$
  select to_regclass('vault.decrypted_secrets') is not null and exists (
    select from pg_catalog.pg_proc p
    join pg_catalog.pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'net' and p.proname = 'http_post'
  )
$$;
comment on function private.can_kick is 'Whether the database itself can call the worker: pg_net and Vault are there.';

create or replace function private.sweep_and_kick()
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  if (public.sweep_jobs() ->> 'due')::integer > 0 and private.can_kick() then
    perform private.kick_worker();
  end if;
end
$$;

-- pg_cron notes each run and forgets none. The runs of jobs that are not ours are not ours to delete.
create function private.purge_cron_log()
returns bigint
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_purged bigint;
begin
  delete from cron.job_run_details d
  where d.end_time < (select now() - make_interval(days => s.cron_log_days) from public.job_settings s)
    and d.jobid in (select j.jobid from cron.job j where j.jobname like 'offstage-%');
  get diagnostics v_purged = row_count;
  return v_purged;
end
$$;
comment on function private.purge_cron_log is 'Deletes old runs of our own jobs from pg_cron''s log; how many.';

create function private.schedule_housekeeping()
returns void
language plpgsql
set search_path = ''
as $$
begin
  begin
    perform cron.schedule('offstage-sweep', '10 seconds', 'select private.sweep_and_kick()');
  exception when invalid_parameter_value then
    raise warning 'Offstage: this pg_cron is older than 1.5 and counts in minutes; the sweep runs once a minute. Upgrade it.';
    perform cron.schedule('offstage-sweep', '* * * * *', 'select private.sweep_and_kick()');
  end;
  perform cron.schedule('offstage-purge', '*/10 * * * *', 'select public.purge_jobs()');
  perform cron.schedule('offstage-cron-log', '27 * * * *', 'select private.purge_cron_log()');
  if not private.can_kick() then
    raise notice 'Offstage: without pg_net and Vault the sweep kicks nobody; what it finds waits for the next kick of the app.';
  end if;
end
$$;
comment on function private.schedule_housekeeping is
  'Schedules sweep, purge and the purge of pg_cron''s log, once each: may be run again at any time.';
