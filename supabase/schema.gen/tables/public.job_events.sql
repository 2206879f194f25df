-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table public.job_events (
  id bigint generated always as identity not null,
  job_id uuid not null,
  user_id uuid not null,
  task_id uuid,
  type text not null,
  data jsonb default '{}'::jsonb not null,
  created_at timestamp with time zone default clock_timestamp() not null,
  constraint job_events_pkey PRIMARY KEY (job_id, id),
  constraint data_is_small CHECK (((jsonb_typeof(data) = 'object'::text) AND (octet_length((data)::text) <= 4000))),
  constraint type_is_known CHECK ((type = ANY (ARRAY['job_enqueued'::text, 'job_started'::text, 'job_completed'::text, 'job_failed'::text, 'job_cancelled'::text, 'job_retried'::text, 'stage_started'::text, 'attempt_failed'::text, 'attempt_lost'::text, 'attempt_released'::text, 'events_dropped'::text, 'operator_acted'::text])))
);

CREATE INDEX job_events_newest_idx ON public.job_events USING brin (id) WITH (pages_per_range='32', autosummarize='on');

CREATE TRIGGER job_events_trim AFTER INSERT ON public.job_events FOR EACH ROW WHEN ((new.type = ANY (ARRAY['attempt_failed'::text, 'attempt_lost'::text, 'attempt_released'::text, 'job_retried'::text]))) EXECUTE FUNCTION private.trim_events();

create policy "Events can be read by their owner" on public.job_events for select to authenticated using ((( SELECT auth.uid() AS uid) = user_id));

grant select on public.job_events to authenticated;
grant select on public.job_events to service_role;

comment on table public.job_events is 'The time line of a job: what happened, in order. Each attempt ends in one row, with what it cost.';
