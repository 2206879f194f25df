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
drop index public.job_tasks_lease_idx;
create index job_tasks_lease_idx on public.job_tasks (lease_expires_at) include (user_id) where status = 'processing';

-- A job's row changes with each of its tasks: nothing that changes then stands in an index, and the page has room
-- for the new version beside the old one.
drop index public.jobs_may_be_stuck_idx;
create index jobs_may_be_stuck_idx on public.jobs (id)
  where status = 'processing' or (status = 'pending' and depends_on <> '{}');
alter table public.jobs set (fillfactor = 70);

-- A queue makes dead rows faster than a fifth of a large history: the defaults would wait for a million of them.
alter table public.jobs set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.01);
alter table public.job_tasks set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.01);
