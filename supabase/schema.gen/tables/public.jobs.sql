-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table public.jobs (
  id uuid default gen_random_uuid() not null,
  user_id uuid not null,
  project_id uuid not null,
  kind text not null,
  title text not null,
  input jsonb not null,
  input_hash text not null,
  idempotency_key text,
  priority smallint not null,
  depends_on uuid[] default '{}'::uuid[] not null,
  status text default 'pending'::text not null,
  run integer default 1 not null,
  stage text not null,
  tasks_done integer default 0 not null,
  tasks_total integer default 0 not null,
  progress smallint default 0 not null,
  message text not null,
  result jsonb,
  error_code text,
  error_message text,
  retry_at timestamp with time zone,
  errors integer default 0 not null,
  stalls integer default 0 not null,
  continuations integer default 0 not null,
  estimate_low_seconds integer not null,
  estimate_high_seconds integer not null,
  version bigint default 1 not null,
  broadcast_version bigint default 0 not null,
  broadcast_at timestamp with time zone default '-infinity'::timestamp with time zone not null,
  acknowledged_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  updated_at timestamp with time zone default now() not null,
  constraint jobs_pkey PRIMARY KEY (id),
  constraint jobs_kind_fkey FOREIGN KEY (kind) REFERENCES job_kinds(kind),
  constraint jobs_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  constraint jobs_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE,
  constraint full_progress_means_completed CHECK (((progress = 100) = (status = 'completed'::text))),
  constraint idempotency_key_is_short CHECK (((char_length(idempotency_key) >= 1) AND (char_length(idempotency_key) <= 200))),
  constraint input_is_a_small_object CHECK (((jsonb_typeof(input) = 'object'::text) AND (octet_length((input)::text) <= 24000))),
  constraint only_completed_has_a_result CHECK (((result IS NOT NULL) = (status = 'completed'::text))),
  constraint only_failed_has_an_error CHECK ((((error_code IS NOT NULL) = (status = 'failed'::text)) AND ((error_message IS NOT NULL) = (status = 'failed'::text)))),
  constraint only_final_has_finished CHECK (((finished_at IS NOT NULL) = (status = ANY (ARRAY['completed'::text, 'failed'::text, 'cancelled'::text])))),
  constraint only_final_is_acknowledged CHECK (((acknowledged_at IS NULL) OR (status = ANY (ARRAY['completed'::text, 'failed'::text, 'cancelled'::text])))),
  constraint only_live_waits_for_a_retry CHECK (((retry_at IS NULL) OR (status = ANY (ARRAY['pending'::text, 'processing'::text])))),
  constraint priority_is_1_to_10 CHECK (((priority >= 1) AND (priority <= 10))),
  constraint processing_has_started CHECK (((status <> ALL (ARRAY['processing'::text, 'completed'::text])) OR (started_at IS NOT NULL))),
  constraint progress_is_a_percent CHECK (((progress >= 0) AND (progress <= 100))),
  constraint result_is_a_small_object CHECK (((jsonb_typeof(result) = 'object'::text) AND (octet_length((result)::text) <= 4000))),
  constraint status_is_known CHECK ((status = ANY (ARRAY['pending'::text, 'processing'::text, 'completed'::text, 'failed'::text, 'cancelled'::text]))),
  constraint tasks_done_is_within_total CHECK (((0 <= tasks_done) AND (tasks_done <= tasks_total)))
);

CREATE INDEX jobs_current_idx ON public.jobs USING btree (user_id, created_at DESC, id DESC) WHERE ((acknowledged_at IS NULL) AND (status <> 'cancelled'::text));
CREATE INDEX jobs_depends_on_idx ON public.jobs USING gin (depends_on) WHERE (depends_on <> '{}'::uuid[]);
CREATE INDEX jobs_failed_idx ON public.jobs USING btree (user_id, created_at DESC, id DESC) WHERE (status = ANY (ARRAY['failed'::text, 'cancelled'::text]));
CREATE INDEX jobs_finished_at_idx ON public.jobs USING btree (finished_at) WHERE (finished_at IS NOT NULL);
CREATE UNIQUE INDEX jobs_idempotency_key_idx ON public.jobs USING btree (user_id, idempotency_key) WHERE ((idempotency_key IS NOT NULL) AND (status = ANY (ARRAY['pending'::text, 'processing'::text, 'completed'::text])));
CREATE UNIQUE INDEX jobs_live_identical_idx ON public.jobs USING btree (user_id, project_id, kind, input_hash) WHERE (status = ANY (ARRAY['pending'::text, 'processing'::text]));
CREATE INDEX jobs_may_be_stuck_idx ON public.jobs USING btree (id) WHERE ((status = 'processing'::text) OR ((status = 'pending'::text) AND (depends_on <> '{}'::uuid[])));
CREATE INDEX jobs_newest_idx ON public.jobs USING btree (user_id, created_at DESC, id DESC);
CREATE INDEX jobs_past_runs_idx ON public.jobs USING btree (kind, finished_at DESC) WHERE (status = 'completed'::text);
CREATE INDEX jobs_project_id_idx ON public.jobs USING btree (project_id);

CREATE TRIGGER jobs_broadcast AFTER UPDATE ON public.jobs FOR EACH ROW WHEN (((new.broadcast_version = new.version) AND (new.broadcast_at > old.broadcast_at))) EXECUTE FUNCTION private.broadcast_job();
CREATE TRIGGER jobs_broadcast_new AFTER INSERT ON public.jobs FOR EACH ROW EXECUTE FUNCTION private.broadcast_job();
CREATE TRIGGER jobs_delete_events AFTER DELETE ON public.jobs REFERENCING OLD TABLE AS deleted FOR EACH STATEMENT EXECUTE FUNCTION private.delete_events();
CREATE TRIGGER jobs_delete_from_queue AFTER DELETE ON public.jobs REFERENCING OLD TABLE AS deleted FOR EACH STATEMENT EXECUTE FUNCTION private.delete_from_queue();
CREATE TRIGGER jobs_keep_answer AFTER INSERT ON public.jobs FOR EACH ROW WHEN ((new.kind = 'checkpoint_evaluation'::text)) EXECUTE FUNCTION private.keep_answer();
CREATE TRIGGER jobs_keep_evaluation AFTER UPDATE OF status ON public.jobs FOR EACH ROW WHEN (((new.kind = 'checkpoint_evaluation'::text) AND (new.status = 'completed'::text) AND (old.status <> 'completed'::text))) EXECUTE FUNCTION private.keep_evaluation();
CREATE TRIGGER jobs_stamp BEFORE UPDATE ON public.jobs FOR EACH ROW EXECUTE FUNCTION private.stamp_job();
CREATE TRIGGER jobs_stamp_new BEFORE INSERT ON public.jobs FOR EACH ROW EXECUTE FUNCTION private.stamp_new_job();

create policy "Jobs can be read by their owner" on public.jobs for select to authenticated using ((( SELECT auth.uid() AS uid) = user_id));

grant select on public.jobs to authenticated;
grant select on public.jobs to service_role;

comment on table public.jobs is 'One generation that a user asked for. The row is the only truth about it.';
comment on column public.jobs.run is 'Rises with every retry or continue; progress never goes backwards within a run.';
comment on column public.jobs.version is 'Rises with every change of the row; readers drop what is older than what they have.';
comment on column public.jobs.broadcast_version is 'The last version that went out over Realtime; behind version while an event is held back.';
