-- Default-deny: nothing in this project may be called or read because someone forgot to revoke it.
-- Hosted Supabase grants new tables and functions in `public` to anon, authenticated and service_role;
-- each migration below grants what it means to grant, and no more.
alter default privileges revoke execute on functions from public;
alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public revoke all on functions from anon, authenticated, service_role;

-- What only our own functions call. Not exposed over the Data API.
create schema private;
revoke all on schema private from public;
grant usage on schema private to authenticated, service_role;
comment on schema private is 'Internals of the engine: not part of the API, not exposed over HTTP.';

-- Errors of our own carry these SQLSTATEs; lib/http/sql-errors.ts maps them to problem responses.
--   OFS01 not signed in      OFS02 not found             OFS03 invalid input
--   OFS04 conflict           OFS05 idempotency key reused OFS06 too many jobs (hint: seconds to wait)
--   OFS07 unknown kind       OFS08 wrong state           OFS09 revision conflict (detail: current revision)
create function private.raise_error(code text, message text, detail text default null, hint text default null)
returns void
language plpgsql
set search_path = ''
as $$
begin
  raise exception using
    errcode = raise_error.code,
    message = raise_error.message,
    detail = coalesce(raise_error.detail, ''),
    hint = coalesce(raise_error.hint, '');
end
$$;
comment on function private.raise_error is 'Raises one of the OFS errors with a sentence that a user can read.';
grant execute on function private.raise_error to authenticated, service_role;

create function private.current_user_id()
returns uuid
language plpgsql
stable
set search_path = ''
as $$
declare
  v_user_id uuid := (select auth.uid());
begin
  if v_user_id is null then
    perform private.raise_error('OFS01', 'You are not signed in.');
  end if;
  return v_user_id;
end
$$;
comment on function private.current_user_id is 'The signed-in user, or OFS01: every function for users starts here.';
grant execute on function private.current_user_id to authenticated;
