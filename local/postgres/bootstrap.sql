-- What a hosted Supabase database has before the first migration of a project: roles, schemas, the auth
-- functions and the default privileges. Safe to run on every start. `supabase_admin` (the superuser) runs it.
-- The tables of `auth` come from @supabase/lite (see bootstrap.ts), those of `realtime` from local/realtime.

do $$
declare
  role_name text;
begin
  foreach role_name in array array[
    'anon', 'authenticated', 'service_role', 'authenticator', 'postgres', 'dashboard_user',
    'supabase_auth_admin', 'supabase_storage_admin', 'supabase_realtime_admin', 'supabase_lite'
  ] loop
    if not exists (select from pg_catalog.pg_roles where rolname = role_name) then
      execute format('create role %I', role_name);
    end if;
  end loop;
end $$;

alter role anon nologin noinherit;
alter role authenticated nologin noinherit;
alter role service_role nologin noinherit bypassrls;
alter role authenticator login noinherit;
alter role postgres login createrole createdb bypassrls;
alter role supabase_auth_admin nologin noinherit createrole;
alter role supabase_storage_admin nologin noinherit createrole;
alter role supabase_realtime_admin nologin noinherit;

grant anon, authenticated, service_role to authenticator;
grant anon, authenticated, service_role to postgres with admin option;
-- Hosted lets `postgres` write policies on these two schemas (supautils); membership has the same effect.
grant supabase_storage_admin, supabase_realtime_admin to postgres;

-- The REST and Auth server signs in as `supabase_lite` and changes to the caller's role for each request.
-- It is no superuser, so that a slip there cannot widen a grant that a migration took away.
alter role supabase_lite login;
grant anon, authenticated, service_role, supabase_auth_admin, supabase_storage_admin to supabase_lite;
alter role supabase_lite set statement_timeout = '8s';
alter role authenticator set statement_timeout = '8s';
alter role authenticator set lock_timeout = '8s';
alter role anon set statement_timeout = '3s';
alter role authenticated set statement_timeout = '8s';

alter database postgres owner to postgres;
alter role postgres set search_path = "$user", public, extensions;
alter role supabase_admin set search_path = "$user", public, auth, extensions;

create schema if not exists extensions authorization postgres;
create schema if not exists auth;
create schema if not exists storage;
alter schema auth owner to supabase_auth_admin;
alter schema storage owner to supabase_storage_admin;
create extension if not exists pgcrypto with schema extensions;
create extension if not exists "uuid-ossp" with schema extensions;

grant usage on schema public, extensions, auth, storage to postgres, anon, authenticated, service_role;
grant create on schema public, storage to postgres;
grant all on all functions in schema extensions to postgres, anon, authenticated, service_role;

-- Hosted gives every new thing in `public` to the three API roles: a migration that wants less must revoke.
alter default privileges for role postgres in schema public
  grant all on tables to postgres, anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  grant all on functions to postgres, anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  grant all on sequences to postgres, anon, authenticated, service_role;
alter default privileges for role supabase_admin in schema public
  grant all on tables to postgres, anon, authenticated, service_role;
alter default privileges for role supabase_admin in schema public
  grant all on functions to postgres, anon, authenticated, service_role;
alter default privileges for role supabase_admin in schema public
  grant all on sequences to postgres, anon, authenticated, service_role;

create or replace function auth.jwt() returns jsonb language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')
  )::jsonb
$$;

create or replace function auth.uid() returns uuid language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.sub', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub'
  )::uuid
$$;

create or replace function auth.role() returns text language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.role', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role'
  )
$$;

create or replace function auth.email() returns text language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.email', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email'
  )
$$;

-- The services own their tables, as on hosted; `postgres` may use them and refer to them.
do $$
declare
  thing record;
begin
  for thing in
    select n.nspname as schema_name, c.relname, c.relkind
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('auth', 'storage') and c.relkind in ('r', 'S')
      and not exists (
        -- The sequence of an identity or serial column follows its table.
        select from pg_catalog.pg_depend d
        where d.objid = c.oid and d.deptype in ('a', 'i') and c.relkind = 'S'
      )
  loop
    execute format(
      'alter %s %I.%I owner to %I',
      case thing.relkind when 'S' then 'sequence' else 'table' end,
      thing.schema_name, thing.relname, format('supabase_%s_admin', thing.schema_name)
    );
  end loop;
  for thing in
    select p.oid::regprocedure as signature, n.nspname as schema_name
    from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('auth', 'storage')
  loop
    execute format('alter function %s owner to %I', thing.signature, format('supabase_%s_admin', thing.schema_name));
  end loop;
end $$;

grant all on all tables in schema auth, storage to postgres, dashboard_user;
grant all on all sequences in schema auth, storage to postgres, dashboard_user;
grant all on all routines in schema auth, storage to postgres, dashboard_user;

-- Storage is guarded by row level security alone, as on hosted.
-- Not TRUNCATE, which row level security knows nothing of.
revoke truncate, references, trigger on all tables in schema storage from anon, authenticated, service_role;
grant select, insert, update, delete on all tables in schema storage to anon, authenticated, service_role;
grant all on all routines in schema storage to anon, authenticated, service_role;
