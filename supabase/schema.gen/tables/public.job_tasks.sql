-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table public.job_tasks (
  id uuid default gen_random_uuid() not null,
  job_id uuid not null,
  user_id uuid not null,
  stage text not null,
  stage_index smallint not null,
  "position" integer not null,
  input jsonb default '{}'::jsonb not null,
  status text default 'open'::text not null,
  priority smallint not null,
  turn bigint not null,
  attempt integer default 0 not null,
  errors integer default 0 not null,
  stalls integer default 0 not null,
  continuations integer default 0 not null,
  output jsonb,
  completed_token uuid,
  error_code text,
  error_message text,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  completed_event bigint,
  completed_by text,
  usage jsonb,
  constraint one_task_a_place UNIQUE (job_id, stage_index, "position"),
  constraint job_tasks_pkey PRIMARY KEY (id),
  constraint job_tasks_job_id_fkey FOREIGN KEY (job_id) REFERENCES jobs(id) ON DELETE CASCADE,
  constraint ended_has_finished CHECK (((finished_at IS NOT NULL) = (status = ANY (ARRAY['completed'::text, 'failed'::text, 'cancelled'::text])))),
  constraint failed_has_an_error CHECK (((status <> 'failed'::text) OR ((error_code IS NOT NULL) AND (error_message IS NOT NULL)))),
  constraint input_is_under_256_kb CHECK ((octet_length((input)::text) <= 262144)),
  constraint only_completed_has_an_output CHECK ((((output IS NOT NULL) = (status = 'completed'::text)) AND ((completed_token IS NOT NULL) = (status = 'completed'::text)) AND ((completed_event IS NOT NULL) = (status = 'completed'::text)) AND ((completed_by IS NOT NULL) = (status = 'completed'::text)))),
  constraint output_is_under_1_mb CHECK ((octet_length((output)::text) <= 1000000)),
  constraint position_counts_from_zero CHECK (("position" >= 0)),
  constraint priority_is_1_to_10 CHECK (((priority >= 1) AND (priority <= 10))),
  constraint status_is_known CHECK ((status = ANY (ARRAY['open'::text, 'completed'::text, 'failed'::text, 'cancelled'::text]))),
  constraint usage_is_small CHECK ((octet_length((usage)::text) <= 3500))
);

CREATE INDEX job_tasks_completed_event_idx ON public.job_tasks USING brin (completed_event) WITH (pages_per_range='32', autosummarize='on');

create policy "Tasks can be read by their owner" on public.job_tasks for select to authenticated using ((( SELECT auth.uid() AS uid) = user_id));

grant select on public.job_tasks to service_role;

comment on table public.job_tasks is 'One unit of a stage: ten slides, two minutes of audio. Its output is stored once and never bought again.';
comment on column public.job_tasks.status is 'open until it ends; an open task waits, is in private.task_queue or has a lease: private.tasks tells which.';
comment on column public.job_tasks.turn is 'Its place in the fair order between users: see private.take_turns.';
comment on column public.job_tasks.completed_token is 'The lease that completed it: repeating that completion is harmless.';
comment on column public.job_tasks.completed_event is 'When it was completed among all events: an id as job_events has.';
comment on column public.job_tasks.completed_by is 'The worker that completed it.';
comment on column public.job_tasks.usage is 'What the attempt that completed it cost, as the model told it.';
