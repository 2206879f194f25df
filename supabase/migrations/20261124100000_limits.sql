-- Limits that a claim keeps, one order for all that waits, and indexes that a change of progress does not touch.
alter table public.job_settings
  add column max_running_tasks_per_user integer not null default 32,
  add column max_running_tasks integer not null default 128,
  add constraint running_limits_are_positive check (max_running_tasks_per_user > 0 and max_running_tasks > 0);
comment on column public.job_settings.max_running_tasks is
  'How many tasks may run at once, of all users. A task makes one model call at a time, so this bounds those too.';

-- The order of all that waits: a task's fair turn, and a hundred turns later for each step of priority. An urgent
-- task goes first; one that is not urgent is passed by at most nine hundred turns, and never for ever (decision 0010).
alter table public.job_tasks
  add column place bigint not null generated always as (turn + 100 * priority) stored;
comment on column public.job_tasks.place is 'Its place among all that waits: lower goes first.';

-- A claim reads what it decides by from the index alone.
drop index public.job_tasks_claim_idx;
create index job_tasks_claim_idx on public.job_tasks (place, id) include (run_at, user_id) where status = 'pending';
create index job_tasks_waiting_of_user_idx on public.job_tasks (user_id, place, id) include (run_at)
  where status = 'pending';
drop index public.job_tasks_lease_idx;
create index job_tasks_lease_idx on public.job_tasks (lease_expires_at) include (user_id) where status = 'processing';

-- A job's row changes with each of its tasks: nothing that changes then stands in an index, and the page has room
-- for the new version beside the old one.
drop index public.jobs_may_be_stuck_idx;
create index jobs_may_be_stuck_idx on public.jobs (id)
  where status = 'processing' or (status = 'pending' and depends_on <> '{}');
alter table public.jobs set (fillfactor = 70);

-- A failed dependent is looked up too, now that a retry is passed on to it.
drop index public.jobs_depends_on_idx;
create index jobs_depends_on_idx on public.jobs using gin (depends_on) where depends_on <> '{}';

-- A user's live jobs are found by the index that keeps them from being identical.
drop index public.jobs_live_idx;

-- An input never changes: its hash is taken when the job is new, not computed again with each change of progress.
alter table public.jobs alter column input_hash drop expression;
create or replace function private.stamp_new_job()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  new.input_hash := md5(new.input::text);
  new.broadcast_version := new.version;
  new.broadcast_at := clock_timestamp();
  return new;
end
$$;
comment on function private.stamp_new_job is
  'Hashes a new job''s input; and it is broadcast at once: the user''s other tabs show it.';

-- The few that failed are found among a user's thousands that did not; the live ones have their own index.
create index jobs_failed_idx on public.jobs (user_id, created_at desc, id desc) where status in ('failed', 'cancelled');

-- A queue makes dead rows faster than a fifth of a large history: the defaults would wait for a million of them.
alter table public.jobs set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.01);
alter table public.job_tasks set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.01);

-- Each attempt adds an event: one index instead of two, and no look at the job's row for each of them, since only
-- the verbs insert events and hold that row locked. Events still go with their jobs.
alter table public.job_events
  drop constraint job_events_job_id_fkey,
  drop constraint job_events_pkey,
  add primary key (job_id, id);
drop index public.job_events_job_id_idx;

create function private.delete_events()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  delete from public.job_events e where e.job_id in (select d.id from deleted d);
  return null;
end
$$;
comment on function private.delete_events is 'Deletes the time lines of deleted jobs.';
create trigger jobs_delete_events after delete on public.jobs
  referencing old table as deleted
  for each statement execute function private.delete_events();

-- A task's user is its job's, copied for the claim; it is deleted with the job, and read by the job.
alter table public.job_tasks drop constraint job_tasks_user_id_fkey;
drop index public.job_tasks_user_id_idx;
