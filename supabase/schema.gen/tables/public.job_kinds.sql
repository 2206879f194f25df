-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table public.job_kinds (
  kind text not null,
  title text not null,
  stages jsonb not null,
  input_documents jsonb default '{}'::jsonb not null,
  priority smallint default 5 not null,
  max_attempts smallint default 5 not null,
  estimate_low_seconds integer not null,
  estimate_high_seconds integer not null,
  constraint job_kinds_pkey PRIMARY KEY (kind),
  constraint estimate_is_a_range CHECK (((0 < estimate_low_seconds) AND (estimate_low_seconds <= estimate_high_seconds))),
  constraint kind_is_a_slug CHECK ((kind ~ '^[a-z][a-z_]{1,48}$'::text)),
  constraint max_attempts_is_1_to_20 CHECK (((max_attempts >= 1) AND (max_attempts <= 20))),
  constraint priority_is_1_to_10 CHECK (((priority >= 1) AND (priority <= 10))),
  constraint stages_are_a_list CHECK (((jsonb_typeof(stages) = 'array'::text) AND (jsonb_array_length(stages) >= 1)))
);

create policy "Kinds can be read by everyone signed in" on public.job_kinds for select to authenticated using (true);

grant select on public.job_kinds to authenticated;
grant select on public.job_kinds to service_role;

comment on table public.job_kinds is 'What sorts of job there are, as data: the engine knows nothing else of a kind.';
comment on column public.job_kinds.stages is 'In order: [{"name", "label", "from", "to"}]; from and to are the percent where the stage begins and ends.';
comment on column public.job_kinds.input_documents is 'Which fields of the input name a document or a list of them, and of what type: {"deckId": "deck"}; "document" is any, a type with a slash is one of media, "recording" is sound or video with its pieces. Checked at admission.';
