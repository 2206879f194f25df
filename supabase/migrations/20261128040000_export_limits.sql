-- Writing Word and PDF costs the server seconds and memory, so each user has an allowance of it that fills up by itself.
--   OFS10 too many exports (hint: seconds to wait)
alter table public.job_settings
  add column max_exports_per_minute integer not null default 10
    constraint exports_are_allowed check (max_exports_per_minute between 1 and 1000);
comment on column public.job_settings.max_exports_per_minute is
  'Word and PDF files that one user may have written in a minute; so many at once, and then again one by one.';

create table private.export_allowances (
  user_id uuid primary key references auth.users (id) on delete cascade,
  full_at timestamptz not null
);
comment on table private.export_allowances is 'When the allowance of a user is whole again; a user without a row has all of it.';
alter table private.export_allowances enable row level security;

create function public.admit_export()
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_user_id uuid := private.current_user_id();
  v_minute constant interval := interval '1 minute';
  v_step interval;
  v_now timestamptz := clock_timestamp();
  v_full_at timestamptz;
begin
  select v_minute / s.max_exports_per_minute into v_step from public.job_settings s;
  insert into private.export_allowances as a (user_id, full_at) values (v_user_id, v_now)
  on conflict (user_id) do update set full_at = greatest(a.full_at, v_now)
  returning a.full_at into v_full_at;
  if v_full_at + v_step > v_now + v_minute then
    perform private.raise_error(
      'OFS10', 'You have had many files written in a short time. Nothing is lost: ask for this one again in a moment.',
      null, ceil(extract(epoch from v_full_at + v_step - v_now - v_minute))::text
    );
  end if;
  update private.export_allowances a set full_at = v_full_at + v_step where a.user_id = v_user_id;
end
$$;
comment on function public.admit_export is
  'Takes one file from the caller''s allowance. OFS10 when it is used up; the hint says in how many seconds there is one again.';
revoke execute on function public.admit_export() from public;
grant execute on function public.admit_export() to authenticated;
