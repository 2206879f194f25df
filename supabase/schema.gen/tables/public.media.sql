-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table public.media (
  id uuid default gen_random_uuid() not null,
  user_id uuid not null,
  project_id uuid not null,
  name text not null,
  type text not null,
  bytes bigint not null,
  sha256 text not null,
  seconds numeric,
  pixels bigint,
  pages integer,
  status text default 'uploading'::text not null,
  reason text,
  path text generated always as (((((((user_id)::text || '/'::text) || (project_id)::text) || '/'::text) || (id)::text) || '/original'::text)) stored not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  ready_at timestamp with time zone,
  pieces_ready_at timestamp with time zone,
  constraint media_path_key UNIQUE (path),
  constraint media_pkey PRIMARY KEY (id),
  constraint media_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  constraint media_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE,
  constraint bytes_are_some CHECK ((bytes > 0)),
  constraint name_is_a_line CHECK (((name = btrim(name)) AND ((char_length(name) >= 1) AND (char_length(name) <= 255)))),
  constraint only_ready_has_arrived CHECK (((status = 'ready'::text) = (ready_at IS NOT NULL))),
  constraint only_rejected_has_a_reason CHECK (((status = 'rejected'::text) = (reason IS NOT NULL))),
  constraint only_sound_and_video_have_pieces CHECK (((pieces_ready_at IS NULL) OR (type ~ '^(audio|video)/'::text))),
  constraint pages_belong_to_pdf CHECK (((pages IS NULL) OR ((pages > 0) AND (type = 'application/pdf'::text)))),
  constraint pixels_belong_to_pictures CHECK (((pixels IS NULL) OR ((pixels > 0) AND (type ~ '^image/'::text)))),
  constraint seconds_belong_to_sound_and_video CHECK (((seconds IS NULL) OR ((seconds > (0)::numeric) AND (type ~ '^(audio|video)/'::text)))),
  constraint sha256_is_one CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint status_is_known CHECK ((status = ANY (ARRAY['uploading'::text, 'ready'::text, 'rejected'::text]))),
  constraint type_is_known CHECK ((type = ANY (ARRAY['audio/aac'::text, 'audio/flac'::text, 'audio/mp4'::text, 'audio/mpeg'::text, 'audio/ogg'::text, 'audio/wav'::text, 'audio/webm'::text, 'video/mp4'::text, 'video/quicktime'::text, 'video/webm'::text, 'image/gif'::text, 'image/jpeg'::text, 'image/png'::text, 'image/webp'::text, 'application/pdf'::text])))
);

CREATE UNIQUE INDEX media_content_idx ON public.media USING btree (project_id, sha256) WHERE (status = ANY (ARRAY['uploading'::text, 'ready'::text]));
CREATE INDEX media_project_id_idx ON public.media USING btree (project_id, created_at DESC);
CREATE INDEX media_unfinished_idx ON public.media USING btree (updated_at) WHERE (status = 'uploading'::text);
CREATE INDEX media_user_id_idx ON public.media USING btree (user_id);

CREATE TRIGGER media_touch_updated_at BEFORE UPDATE ON public.media FOR EACH ROW EXECUTE FUNCTION private.touch_updated_at();

create policy "Media can be read by their owner" on public.media for select to authenticated using ((( SELECT auth.uid() AS uid) = user_id));

grant select on public.media to authenticated;
grant select on public.media to service_role;

comment on table public.media is 'A stored file of a project: audio, video, picture, pdf. Its bytes are the object at `path` in the bucket `media`.';
comment on column public.media.type is 'By content, not by name.';
comment on column public.media.sha256 is 'Of the whole file, by who sends it: the same file is taken up where it stopped, and whoever reads it can check it.';
comment on column public.media.reason is 'Why it was rejected: size_differs.';
comment on column public.media.pieces_ready_at is 'Since when all its pieces are there: it can be heard, whether or not the original has arrived.';
