-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table public.spoken_pieces (
  id uuid default gen_random_uuid() not null,
  user_id uuid not null,
  project_id uuid not null,
  key text not null,
  rate integer not null,
  samples integer not null,
  bytes integer not null,
  path text generated always as ((((((user_id)::text || '/'::text) || (project_id)::text) || '/speech/'::text) || (id)::text)) stored not null,
  created_at timestamp with time zone default now() not null,
  ready_at timestamp with time zone,
  needed_at timestamp with time zone default now() not null,
  constraint spoken_pieces_path_key UNIQUE (path),
  constraint spoken_pieces_pkey PRIMARY KEY (id),
  constraint spoken_pieces_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  constraint spoken_pieces_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE,
  constraint it_is_a_wav_file CHECK ((bytes = ((samples * 2) + 44))),
  constraint key_is_a_hash CHECK ((key ~ '^[0-9a-f]{64}$'::text)),
  constraint rate_is_one CHECK (((rate >= 8000) AND (rate <= 96000))),
  constraint samples_are_some CHECK ((samples > 0))
);

CREATE UNIQUE INDEX spoken_pieces_key_idx ON public.spoken_pieces USING btree (project_id, key) WHERE (ready_at IS NOT NULL);
CREATE INDEX spoken_pieces_needed_at_idx ON public.spoken_pieces USING btree (needed_at);
CREATE INDEX spoken_pieces_project_id_idx ON public.spoken_pieces USING btree (project_id);
CREATE INDEX spoken_pieces_user_id_idx ON public.spoken_pieces USING btree (user_id);

create policy "Spoken pieces can be read by their owner" on public.spoken_pieces for select to authenticated using ((( SELECT auth.uid() AS uid) = user_id));

grant select on public.spoken_pieces to authenticated;

comment on table public.spoken_pieces is 'The sound of one sentence by one voice, bought once: a WAV file of one channel and 16 bits at `path` in the bucket `media`.';
comment on column public.spoken_pieces.key is 'Hash of the text, the voice, the speed, the model and its server.';
comment on column public.spoken_pieces.ready_at is 'Since when its bytes are there.';
comment on column public.spoken_pieces.needed_at is 'When a job last asked for it, or housekeeping last found a narration that names it.';
