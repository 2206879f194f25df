-- Jobs that failed, or were cancelled on their way, and of which a person has said that they need not be told again: with
-- their account, so on every device. What fails once more after a retry is news again, so the run is kept beside it.
create table public.dismissed_failures (
  job_id uuid primary key references public.jobs (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  run integer not null,
  dismissed_at timestamptz not null default now(),
  constraint run_is_positive check (run > 0)
);
comment on table public.dismissed_failures is 'Jobs that failed or were cancelled and whose owner need not be told of them again, each with its run.';
create index dismissed_failures_user_id_idx on public.dismissed_failures (user_id, dismissed_at desc);

alter table public.dismissed_failures enable row level security;
grant select on public.dismissed_failures to authenticated;
create policy "Dismissals can be read by their owner" on public.dismissed_failures
  for select to authenticated using ((select auth.uid()) = user_id);

create function public.dismiss_failure(job_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_user_id uuid := private.current_user_id();
  v_job public.jobs;
begin
  select j.* into v_job from public.jobs j where j.id = dismiss_failure.job_id and j.user_id = v_user_id;
  if not found then
    perform private.raise_error('OFS02', 'This job does not exist.');
  elsif v_job.status not in ('failed', 'cancelled') then
    perform private.raise_error('OFS08', 'This job did not stop before its end.');
  end if;
  insert into public.dismissed_failures (job_id, user_id, run) values (v_job.id, v_user_id, v_job.run)
  on conflict on constraint dismissed_failures_pkey do update set run = excluded.run, dismissed_at = now();
  return jsonb_build_object('id', v_job.id, 'run', v_job.run);
end
$$;
comment on function public.dismiss_failure is
  'Its owner need not be told again that this run of a job failed or was cancelled: {id, run}. OFS02, OFS08 when it was not.';
grant execute on function public.dismiss_failure to authenticated;
