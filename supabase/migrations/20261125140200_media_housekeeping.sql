-- The clock inside the database looks after media, too: it says what has to go, the Edge Function media-purge removes it.
create function private.post_to_function(name text)
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
    raise warning 'Offstage: the secrets offstage_url and offstage_secret_key are not in Vault; the clock cannot call %.', post_to_function.name;
    return;
  end if;
  execute $sql$
    select net.http_post(
      url := $1 || '/functions/v1/' || $3, body := '{}'::jsonb,
      headers := jsonb_build_object('content-type', 'application/json', 'apikey', $2),
      timeout_milliseconds := 5000
    )
  $sql$ using v_url, v_key, post_to_function.name;
end
$$;
comment on function private.post_to_function is 'Calls one of our Edge Functions through pg_net, with the secret key of Vault.';

create or replace function private.kick_worker()
returns void
language sql
security definer
set search_path = ''
as $$
  select private.post_to_function('job-worker')
$$;

create function private.purge_media_and_kick()
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  if jsonb_array_length(public.purge_media() -> 'paths') > 0 and private.can_kick() then
    perform private.post_to_function('media-purge');
  end if;
end
$$;
comment on function private.purge_media_and_kick is 'What pg_cron runs every ten minutes for media.';

create or replace function private.schedule_housekeeping()
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
  perform cron.schedule('offstage-media', '5-59/10 * * * *', 'select private.purge_media_and_kick()');
  perform cron.schedule('offstage-cron-log', '27 * * * *', 'select private.purge_cron_log()');
  if not private.can_kick() then
    raise notice 'Offstage: without pg_net and Vault the sweep kicks nobody; what it finds waits for the next kick of the app.';
  end if;
end
$$;
comment on function private.schedule_housekeeping is
  'Schedules sweep, purges and the purge of pg_cron''s log, once each: may be run again at any time.';

do $$
begin
  if exists (select from pg_catalog.pg_extension where extname = 'pg_cron') then
    perform private.schedule_housekeeping();
  end if;
end
$$;
