-- The engine's tables. Owners read their own rows by RLS and write none: every write is one of the verbs
-- (enqueue, claim, extend, complete, fail, release, cancel, retry, acknowledge, sweep, purge).

-- Every interval and cap of the engine, in one place.
create table public.job_settings (
  only_row boolean primary key default true,
  lease_seconds integer not null default 45,
  max_live_jobs_per_user integer not null default 20,
  max_tasks_per_job integer not null default 1000,
  max_stalls integer not null default 3,
  max_continuations integer not null default 20,
  backoff_base_ms integer not null default 2000,
  backoff_max_ms integer not null default 300000,
  retry_after_max_ms integer not null default 3600000,
  broadcast_every_ms integer not null default 500,
  retention_days integer not null default 30,
  constraint there_is_one_row check (only_row),
  constraint intervals_are_positive check (
    lease_seconds > 0 and max_live_jobs_per_user > 0 and max_tasks_per_job > 0 and max_stalls > 0
    and max_continuations > 0 and backoff_base_ms > 0 and backoff_max_ms >= backoff_base_ms
    and retry_after_max_ms > 0 and broadcast_every_ms >= 0 and retention_days > 0
  )
);
comment on table public.job_settings is 'The engine''s intervals and caps; one row.';
insert into public.job_settings default values;

create table public.job_kinds (
  kind text primary key,
  title text not null,
  stages jsonb not null,
  input_documents jsonb not null default '{}',
  priority smallint not null default 5,
  max_attempts smallint not null default 5,
  estimate_low_seconds integer not null,
  estimate_high_seconds integer not null,
  constraint kind_is_a_slug check (kind ~ '^[a-z][a-z_]{1,48}$'),
  constraint stages_are_a_list check (jsonb_typeof(stages) = 'array' and jsonb_array_length(stages) >= 1),
  constraint priority_is_1_to_10 check (priority between 1 and 10),
  constraint max_attempts_is_1_to_20 check (max_attempts between 1 and 20),
  constraint estimate_is_a_range check (0 < estimate_low_seconds and estimate_low_seconds <= estimate_high_seconds)
);
comment on table public.job_kinds is 'What sorts of job there are, as data: the engine knows nothing else of a kind.';
comment on column public.job_kinds.stages is
  'In order: [{"name", "label", "from", "to"}]; from and to are the percent where the stage begins and ends.';
comment on column public.job_kinds.input_documents is
  'Which fields of the input name documents, and of what type: {"deckId": "deck"}. Checked at admission.';

create table public.jobs (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  project_id uuid not null references public.projects (id) on delete cascade,
  kind text not null references public.job_kinds (kind),
  title text not null,
  input jsonb not null,
  input_hash text not null generated always as (md5(input::text)) stored,
  idempotency_key text,
  priority smallint not null,
  depends_on uuid[] not null default '{}',
  status text not null default 'pending',
  run integer not null default 1,
  stage text not null,
  tasks_done integer not null default 0,
  tasks_total integer not null default 0,
  progress smallint not null default 0,
  message text not null,
  result jsonb,
  error_code text,
  error_message text,
  retry_at timestamptz,
  errors integer not null default 0,
  stalls integer not null default 0,
  continuations integer not null default 0,
  estimate_low_seconds integer not null,
  estimate_high_seconds integer not null,
  version bigint not null default 1,
  broadcast_version bigint not null default 0,
  broadcast_at timestamptz not null default '-infinity',
  acknowledged_at timestamptz,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  updated_at timestamptz not null default now(),
  constraint status_is_known check (status in ('pending', 'processing', 'completed', 'failed', 'cancelled')),
  constraint input_is_a_small_object check (jsonb_typeof(input) = 'object' and octet_length(input::text) <= 24000),
  constraint idempotency_key_is_short check (char_length(idempotency_key) between 1 and 200),
  constraint priority_is_1_to_10 check (priority between 1 and 10),
  constraint progress_is_a_percent check (progress between 0 and 100),
  constraint tasks_done_is_within_total check (0 <= tasks_done and tasks_done <= tasks_total),
  constraint full_progress_means_completed check ((progress = 100) = (status = 'completed')),
  constraint only_completed_has_a_result check ((result is not null) = (status = 'completed')),
  constraint result_is_a_small_object check (jsonb_typeof(result) = 'object' and octet_length(result::text) <= 4000),
  constraint only_failed_has_an_error check (
    (error_code is not null) = (status = 'failed') and (error_message is not null) = (status = 'failed')
  ),
  constraint only_final_has_finished check (
    (finished_at is not null) = (status in ('completed', 'failed', 'cancelled'))
  ),
  constraint only_live_waits_for_a_retry check (retry_at is null or status in ('pending', 'processing')),
  constraint only_final_is_acknowledged check (
    acknowledged_at is null or status in ('completed', 'failed', 'cancelled')
  ),
  constraint processing_has_started check (status not in ('processing', 'completed') or started_at is not null)
);
comment on table public.jobs is 'One generation that a user asked for. The row is the only truth about it.';
comment on column public.jobs.version is 'Rises with every change of the row; readers drop what is older than what they have.';
comment on column public.jobs.broadcast_version is 'The last version that went out over Realtime; behind version while an event is held back.';
comment on column public.jobs.run is 'Rises with every retry or continue; progress never goes backwards within a run.';

-- A second identical request while the first is live finds the first; a failed or cancelled one blocks nothing.
create unique index jobs_live_identical_idx on public.jobs (user_id, project_id, kind, input_hash)
  where status in ('pending', 'processing');
create unique index jobs_idempotency_key_idx on public.jobs (user_id, idempotency_key)
  where idempotency_key is not null and status in ('pending', 'processing', 'completed');
create index jobs_newest_idx on public.jobs (user_id, created_at desc, id desc);
create index jobs_live_idx on public.jobs (user_id) where status in ('pending', 'processing');
create index jobs_project_id_idx on public.jobs (project_id);
create index jobs_depends_on_idx on public.jobs using gin (depends_on)
  where status = 'pending' and depends_on <> '{}';
create index jobs_may_be_stuck_idx on public.jobs (updated_at)
  where status = 'processing' or (status = 'pending' and depends_on <> '{}');
create index jobs_past_runs_idx on public.jobs (kind, finished_at desc) where status = 'completed';
create index jobs_finished_at_idx on public.jobs (finished_at) where finished_at is not null;

create table public.job_tasks (
  id uuid primary key default gen_random_uuid(),
  job_id uuid not null references public.jobs (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  stage text not null,
  stage_index smallint not null,
  position integer not null,
  input jsonb not null default '{}',
  status text not null default 'waiting',
  priority smallint not null,
  turn bigint not null,
  run_at timestamptz not null default now(),
  lease_token uuid,
  lease_expires_at timestamptz,
  worker_id text,
  attempt integer not null default 0,
  errors integer not null default 0,
  stalls integer not null default 0,
  continuations integer not null default 0,
  output jsonb,
  completed_token uuid,
  error_code text,
  error_message text,
  started_at timestamptz,
  finished_at timestamptz,
  created_at timestamptz not null default now(),
  constraint one_task_a_place unique (job_id, stage_index, position),
  constraint status_is_known check (
    status in ('waiting', 'pending', 'processing', 'completed', 'failed', 'cancelled')
  ),
  constraint only_processing_has_a_lease check (
    (lease_token is not null) = (status = 'processing')
    and (lease_expires_at is not null) = (status = 'processing')
    and (worker_id is not null) = (status = 'processing')
  ),
  constraint only_completed_has_an_output check (
    (output is not null) = (status = 'completed') and (completed_token is not null) = (status = 'completed')
  ),
  constraint output_is_under_1_mb check (octet_length(output::text) <= 1000000),
  constraint input_is_under_256_kb check (octet_length(input::text) <= 262144),
  constraint failed_has_an_error check (status <> 'failed' or (error_code is not null and error_message is not null)),
  constraint ended_has_finished check ((finished_at is not null) = (status in ('completed', 'failed', 'cancelled'))),
  constraint position_counts_from_zero check (position >= 0),
  constraint priority_is_1_to_10 check (priority between 1 and 10)
);
comment on table public.job_tasks is 'One unit of a stage: ten slides, two minutes of audio. Its output is stored once and never bought again.';
comment on column public.job_tasks.turn is 'Its place in the fair order between users: see private.take_turns.';
comment on column public.job_tasks.run_at is 'Not before this time: a retry is pending with run_at in the future.';
comment on column public.job_tasks.completed_token is 'The lease that completed it: repeating that completion is harmless.';

-- The order of a claim is the order of this index.
create index job_tasks_claim_idx on public.job_tasks (priority, turn, id) include (run_at) where status = 'pending';
create index job_tasks_lease_idx on public.job_tasks (lease_expires_at) where status = 'processing';
create index job_tasks_user_id_idx on public.job_tasks (user_id);

create table public.job_events (
  id bigint generated always as identity primary key,
  job_id uuid not null references public.jobs (id) on delete cascade,
  user_id uuid not null,
  task_id uuid,
  type text not null,
  data jsonb not null default '{}',
  created_at timestamptz not null default clock_timestamp(),
  constraint type_is_known check (type in (
    'job_enqueued', 'job_started', 'job_completed', 'job_failed', 'job_cancelled', 'job_retried',
    'stage_started', 'attempt_completed', 'attempt_failed', 'attempt_lost', 'attempt_released'
  )),
  constraint data_is_small check (jsonb_typeof(data) = 'object' and octet_length(data::text) <= 4000)
);
comment on table public.job_events is 'The time line of a job: what happened, in order. Each attempt ends in one row, with what it cost.';
create index job_events_job_id_idx on public.job_events (job_id, id);

create table private.job_turns (
  user_id uuid primary key references auth.users (id) on delete cascade,
  last_turn bigint not null default 0
);
comment on table private.job_turns is 'How far each user''s tasks have got in the fair order.';

alter table public.job_settings enable row level security;
alter table public.job_kinds enable row level security;
alter table public.jobs enable row level security;
alter table public.job_tasks enable row level security;
alter table public.job_events enable row level security;
alter table private.job_turns enable row level security;

-- What a worker holds (lease, token, worker) is not for the owner to read: columns are granted by name.
grant select on public.job_kinds to authenticated;
grant select on public.jobs, public.job_events to authenticated;
grant select (
  id, job_id, user_id, stage, stage_index, position, status, run_at, attempt, errors, stalls, continuations,
  output, error_code, error_message, started_at, finished_at, created_at
) on public.job_tasks to authenticated;
grant select on public.job_settings, public.job_kinds, public.jobs, public.job_tasks, public.job_events to service_role;
grant update on public.job_settings to service_role;

create policy "Kinds can be read by everyone signed in" on public.job_kinds
  for select to authenticated using (true);
create policy "Jobs can be read by their owner" on public.jobs
  for select to authenticated using ((select auth.uid()) = user_id);
create policy "Tasks can be read by their owner" on public.job_tasks
  for select to authenticated using ((select auth.uid()) = user_id);
create policy "Events can be read by their owner" on public.job_events
  for select to authenticated using ((select auth.uid()) = user_id);
