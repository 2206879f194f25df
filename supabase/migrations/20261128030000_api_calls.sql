-- How often one user may call job-creator and job-status: clients that are not this app may be written carelessly.
-- It is counted here, so that it holds however many workers answer.
create table public.api_settings (
  only_row boolean primary key default true,
  job_creator_calls_per_minute integer not null default 60,
  job_status_calls_per_minute integer not null default 600,
  constraint there_is_one_row check (only_row),
  constraint limits_are_positive check (job_creator_calls_per_minute > 0 and job_status_calls_per_minute > 0)
);
comment on table public.api_settings is 'How often a user may call the functions for other clients. One row.';
insert into public.api_settings default values;
alter table public.api_settings enable row level security;
grant select, update on public.api_settings to service_role;

-- One row a user and function, however many calls: the moment at which all that was called is worn off again.
create table private.api_calls (
  user_id uuid not null references auth.users (id) on delete cascade,
  function text not null,
  worn_off_at timestamptz not null,
  primary key (user_id, function)
);
comment on table private.api_calls is 'Each call moves worn_off_at on by its share of a minute; a minute ahead is as far as it may be.';
alter table private.api_calls enable row level security;

create function public.count_api_call(function text)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_user_id uuid := private.current_user_id();
  v_most integer := (
    select case count_api_call.function
      when 'job-creator' then s.job_creator_calls_per_minute
      when 'job-status' then s.job_status_calls_per_minute
    end
    from public.api_settings s
  );
  v_share interval := interval '1 minute' / v_most;
  v_ahead interval;
begin
  if v_most is null then
    perform private.raise_error('OFS03', 'There is no such function.', 'function');
  end if;
  insert into private.api_calls as c (user_id, function, worn_off_at)
  values (v_user_id, count_api_call.function, clock_timestamp() + v_share)
  on conflict on constraint api_calls_pkey do update
    set worn_off_at = greatest(c.worn_off_at, clock_timestamp()) + v_share
  returning c.worn_off_at - clock_timestamp() into v_ahead;
  -- What is refused is not counted: the error undoes it.
  if v_ahead > interval '1 minute' then
    perform private.raise_error(
      'OFS11', format('These are more calls of %s than %s a minute.', count_api_call.function, v_most),
      null, ceil(extract(epoch from v_ahead - interval '1 minute'))::text
    );
  end if;
end
$$;
comment on function public.count_api_call is
  'Counts one call of job-creator or job-status by the caller; a minute''s worth may come at once. OFS11 with the seconds to wait when there were too many.';
grant execute on function public.count_api_call to authenticated;
