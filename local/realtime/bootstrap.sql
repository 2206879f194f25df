-- What hosted Supabase Realtime keeps in the database, as far as Offstage uses it.
-- Runs at every start, before the app's migrations (which add a policy on realtime.messages), so every
-- statement may be repeated. Never part of supabase/migrations: on hosted all of this is there already.

select pg_advisory_xact_lock(hashtext('offstage realtime bootstrap'));

do $$
begin
  if not exists (select from pg_roles where rolname = 'anon') then
    create role anon nologin noinherit;
  end if;
  if not exists (select from pg_roles where rolname = 'authenticated') then
    create role authenticated nologin noinherit;
  end if;
  if not exists (select from pg_roles where rolname = 'service_role') then
    create role service_role nologin noinherit bypassrls;
  end if;
  if not exists (select from pg_roles where rolname = 'supabase_realtime_admin') then
    create role supabase_realtime_admin nologin noinherit noreplication;
  end if;
end
$$;

create schema if not exists realtime;
grant usage on schema realtime to anon, authenticated, service_role;
grant all on schema realtime to supabase_realtime_admin;

-- Hosted partitions this table by day, because it drops whole days, and its server creates the coming
-- days ahead; when it did not, every send fails. A laptop that slept for a week would hit exactly that,
-- and a local table is small: so one plain table here, with the same columns and the same primary key.
create table if not exists realtime.messages (
  topic text not null,
  extension text not null,
  payload jsonb,
  event text,
  private boolean default false,
  updated_at timestamp without time zone not null default (now() at time zone 'utc'),
  -- clock_timestamp() where hosted has now(): messages of one transaction keep their order in a replay.
  inserted_at timestamp without time zone not null default (clock_timestamp() at time zone 'utc'),
  id uuid not null default gen_random_uuid(),
  binary_payload bytea,
  primary key (id, inserted_at),
  constraint messages_payload_exclusive check (payload is null or binary_payload is null)
);

create index if not exists messages_inserted_at_topic_index
  on realtime.messages (inserted_at desc, topic)
  where extension = 'broadcast' and private is true;

alter table realtime.messages owner to supabase_realtime_admin;
alter table realtime.messages enable row level security;
grant select, insert, update on realtime.messages to anon, authenticated, service_role;

-- The role that runs the migrations. Hosted lets it write policies on realtime.messages by supautils;
-- membership in the owner has the same effect.
do $$
begin
  if exists (select from pg_roles where rolname = 'postgres' and not rolsuper) then
    grant supabase_realtime_admin to postgres;
    grant usage on schema realtime to postgres with grant option;
    grant all on realtime.messages to postgres;
  end if;
end
$$;

create or replace function realtime.topic() returns text
language sql stable
as $$
  select nullif(current_setting('realtime.topic', true), '')::text
$$;
comment on function realtime.topic() is
  'The topic of the channel whose policies are being evaluated; null outside of such a check.';

create or replace function realtime.send(
  payload jsonb,
  event text,
  topic text,
  private boolean default true
) returns void
language plpgsql
as $$
declare
  v_id uuid := gen_random_uuid();
begin
  perform set_config('realtime.topic', send.topic, true);
  insert into realtime.messages (id, payload, event, topic, private, extension)
  values (
    v_id,
    case
      when send.payload ? 'id' then send.payload
      else jsonb_set(send.payload, '{id}', to_jsonb(v_id))
    end,
    send.event,
    send.topic,
    send.private,
    'broadcast'
  );
exception
  when others then
    -- As hosted: a message that cannot be sent never undoes the work it reports on.
    raise warning 'WarnSendingBroadcastMessage: %', sqlerrm;
end
$$;
comment on function realtime.send(jsonb, text, text, boolean) is
  'Sends one broadcast when the transaction commits. Never raises: a failure is a WARNING.';

create or replace function realtime.send_binary(
  payload bytea,
  event text,
  topic text,
  private boolean default true
) returns void
language plpgsql
as $$
begin
  perform set_config('realtime.topic', send_binary.topic, true);
  insert into realtime.messages (binary_payload, event, topic, private, extension)
  values (send_binary.payload, send_binary.event, send_binary.topic, send_binary.private, 'broadcast');
exception
  when others then
    raise warning 'WarnSendingBroadcastMessage: %', sqlerrm;
end
$$;
comment on function realtime.send_binary(bytea, text, text, boolean) is
  'As realtime.send, with bytes for a payload. Clients of protocol 1.0.0 never see them.';

create or replace function realtime.broadcast_changes(
  topic_name text,
  event_name text,
  operation text,
  table_name text,
  table_schema text,
  new record,
  old record,
  level text default 'ROW'
) returns void
language plpgsql
as $$
begin
  if level = 'STATEMENT' then
    raise exception 'function can only be triggered for each row, not for each statement';
  end if;
  if operation not in ('INSERT', 'UPDATE', 'DELETE') then
    raise exception 'Unexpected operation type: %', operation;
  end if;
  perform realtime.send(
    jsonb_build_object(
      'old_record', old,
      'record', new,
      'operation', operation,
      'table', table_name,
      'schema', table_schema
    ),
    event_name,
    topic_name
  );
exception
  when others then
    raise exception 'Failed to process the row: %', sqlerrm;
end
$$;
comment on function realtime.broadcast_changes(text, text, text, text, text, record, record, text) is
  'Sends a row change as a broadcast; to be called from a row trigger.';

-- Hosted reads new rows from the WAL. Here a NOTIFY carries them: it needs no replication slot, is sent
-- at commit, in commit order, and not at all on rollback. One header line, then the payload as it is.
create or replace function realtime.tg_messages__notify() returns trigger
language plpgsql
set search_path = ''
as $$
declare
  -- NOTIFY takes less than 8000 bytes; a larger message is announced by its id and then read.
  max_notification_bytes constant int := 7900;
  v_notification text;
begin
  -- Authorization checks insert rows without an event and roll them back: nothing to announce.
  if new.event is null or (new.payload is null and new.binary_payload is null) then
    return null;
  end if;
  v_notification := jsonb_build_object(
    'id', new.id,
    'insertedAt', new.inserted_at,
    'topic', new.topic,
    'event', new.event,
    'private', coalesce(new.private, false),
    'encoding', case when new.binary_payload is null then 'json' else 'binary' end
  )::text || e'\n' || coalesce(new.payload::text, encode(new.binary_payload, 'base64'));
  if octet_length(v_notification) > max_notification_bytes then
    v_notification := jsonb_build_object('id', new.id, 'insertedAt', new.inserted_at)::text;
  end if;
  perform pg_notify('realtime_messages', v_notification);
  return null;
end
$$;
comment on function realtime.tg_messages__notify() is
  'Local only: announces each new message to the embedded Realtime server.';

create or replace trigger messages_notify
  after insert on realtime.messages
  for each row execute function realtime.tg_messages__notify();

-- A batch at a time, so that a server with a limit on its queries gets on however much there is.
create or replace function realtime.delete_old_messages() returns bigint
language sql
set search_path = ''
as $$
  with deleted as (
    delete from realtime.messages
    where ctid = any (array(
      select m.ctid from realtime.messages m
      where m.inserted_at < (now() at time zone 'utc') - interval '72 hours'
      limit 10000
    ))
    returning 1
  )
  select count(*) from deleted
$$;
comment on function realtime.delete_old_messages() is
  'Local only: forgets up to 10000 messages after 72 hours, as hosted does by dropping partitions; how many.';

alter function realtime.topic() owner to supabase_realtime_admin;
alter function realtime.send(jsonb, text, text, boolean) owner to supabase_realtime_admin;
alter function realtime.send_binary(bytea, text, text, boolean) owner to supabase_realtime_admin;
alter function realtime.broadcast_changes(text, text, text, text, text, record, record, text)
  owner to supabase_realtime_admin;
alter function realtime.tg_messages__notify() owner to supabase_realtime_admin;
alter function realtime.delete_old_messages() owner to supabase_realtime_admin;
grant execute on all functions in schema realtime to anon, authenticated, service_role;
revoke execute on function realtime.delete_old_messages() from public, anon, authenticated;
