-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table public.media_pieces (
  media_id uuid not null,
  "position" integer not null,
  id uuid default gen_random_uuid() not null,
  user_id uuid not null,
  project_id uuid not null,
  start_seconds numeric not null,
  seconds numeric not null,
  type text not null,
  bytes integer not null,
  sha256 text not null,
  peak numeric,
  status text default 'uploading'::text not null,
  path text generated always as ((((((((user_id)::text || '/'::text) || (project_id)::text) || '/'::text) || (media_id)::text) || '/pieces/'::text) || (id)::text)) stored not null,
  created_at timestamp with time zone default now() not null,
  ready_at timestamp with time zone,
  constraint media_pieces_id_key UNIQUE (id),
  constraint media_pieces_path_key UNIQUE (path),
  constraint media_pieces_pkey PRIMARY KEY (media_id, "position"),
  constraint media_pieces_media_id_fkey FOREIGN KEY (media_id) REFERENCES media(id) ON DELETE CASCADE,
  constraint media_pieces_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE,
  constraint bytes_are_some CHECK ((bytes > 0)),
  constraint only_ready_has_arrived CHECK (((status = 'ready'::text) = (ready_at IS NOT NULL))),
  constraint peak_is_a_share CHECK (((peak >= (0)::numeric) AND (peak <= (1)::numeric))),
  constraint position_counts_from_zero CHECK (("position" >= 0)),
  constraint seconds_are_some CHECK ((seconds > (0)::numeric)),
  constraint sha256_is_one CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint start_is_a_time CHECK ((start_seconds >= (0)::numeric)),
  constraint status_is_known CHECK ((status = ANY (ARRAY['uploading'::text, 'ready'::text]))),
  constraint type_is_one_that_models_hear CHECK ((type = ANY (ARRAY['audio/flac'::text, 'audio/mp4'::text, 'audio/mpeg'::text, 'audio/ogg'::text, 'audio/wav'::text, 'audio/webm'::text])))
);

CREATE INDEX media_pieces_user_id_idx ON public.media_pieces USING btree (user_id);

create policy "Pieces can be read by their owner" on public.media_pieces for select to authenticated using ((( SELECT auth.uid() AS uid) = user_id));

grant select on public.media_pieces to authenticated;
grant select on public.media_pieces to service_role;

comment on table public.media_pieces is 'What a recording is heard in: some minutes of sound each, in order, each beginning with the last seconds of the one before.';
comment on column public.media_pieces.peak is 'The loudest sample, of 1, as the one who cut it measured it; null when nobody did. What is silent is not sent to a model.';
