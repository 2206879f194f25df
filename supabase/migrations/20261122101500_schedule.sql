-- Hosted Supabase: pg_cron sweeps every ten seconds and pg_net kicks the worker when something is due.
-- Where they do not exist (the embedded stack), the gateway's clock does the same over HTTP.
-- The worker's address and key are read from Vault, so that no secret stands in a migration:
--   select vault.create_secret('https://<ref>.supabase.co', 'offstage_url');
--   select vault.create_secret('sb_secret_…', 'offstage_secret_key');
create function private.kick_worker()
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_url text;
  v_key text;
begin
  -- Dynamic, because vault and net exist on hosted Supabase alone.
  execute $sql$
    select max(decrypted_secret) filter (where name = 'offstage_url'),
           max(decrypted_secret) filter (where name = 'offstage_secret_key')
    from vault.decrypted_secrets
  $sql$ into v_url, v_key;
  if v_url is null or v_key is null then
    raise warning 'Offstage: the secrets offstage_url and offstage_secret_key are not in Vault; the sweep cannot kick the worker.';
    return;
  end if;
  execute $sql$
    select net.http_post(
      url := $1 || '/functions/v1/job-worker', body := '{}'::jsonb,
      headers := jsonb_build_object('content-type', 'application/json', 'apikey', $2),
      timeout_milliseconds := 5000
    )
  $sql$ using v_url, v_key;
end
$$;
comment on function private.kick_worker is 'Kicks job-worker through pg_net; only the sweep on hosted Supabase calls it.';

create function private.sweep_and_kick()
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  if (public.sweep_jobs() ->> 'due')::integer > 0 then
    perform private.kick_worker();
  end if;
end
$$;
comment on function private.sweep_and_kick is 'What pg_cron runs every ten seconds.';

do $$
begin
  if exists (select from pg_catalog.pg_available_extensions where name = 'pg_cron')
     and exists (select from pg_catalog.pg_available_extensions where name = 'pg_net') then
    create extension if not exists pg_cron;
    create extension if not exists pg_net with schema extensions;
    perform cron.schedule('offstage-sweep', '10 seconds', 'select private.sweep_and_kick()');
    perform cron.schedule('offstage-purge', '17 * * * *', 'select public.purge_jobs()');
    perform cron.schedule(
      'offstage-cron-log', '27 3 * * *',
      $sql$delete from cron.job_run_details where end_time < now() - interval '2 days'$sql$
    );
  else
    raise notice 'Offstage: no pg_cron and pg_net here; the gateway''s clock sweeps.';
  end if;
end
$$;
