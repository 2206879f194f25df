-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table public.story_pictures (
  id uuid default gen_random_uuid() not null,
  user_id uuid not null,
  project_id uuid not null,
  document_id uuid not null,
  segment_id text not null,
  key text not null,
  style text not null,
  alt text not null,
  type text not null,
  width integer not null,
  height integer not null,
  bytes integer not null,
  job_id uuid not null,
  asked_at timestamp with time zone not null,
  path text generated always as ((((((user_id)::text || '/'::text) || (project_id)::text) || '/pictures/'::text) || (id)::text)) stored not null,
  created_at timestamp with time zone default now() not null,
  ready_at timestamp with time zone,
  constraint story_pictures_path_key UNIQUE (path),
  constraint story_pictures_pkey PRIMARY KEY (id),
  constraint story_pictures_document_id_fkey FOREIGN KEY (document_id) REFERENCES documents(id) ON DELETE CASCADE,
  constraint story_pictures_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  constraint story_pictures_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE,
  constraint alt_says_something CHECK (((alt ~ '\S'::text) AND (char_length(alt) <= 500))),
  constraint bytes_are_some CHECK (((bytes >= 1) AND (bytes <= 8388608))),
  constraint key_is_a_hash CHECK ((key ~ '^[0-9a-f]{64}$'::text)),
  constraint segment_is_named CHECK (((char_length(segment_id) >= 1) AND (char_length(segment_id) <= 64))),
  constraint sides_are_some CHECK ((((width >= 64) AND (width <= 8192)) AND ((height >= 64) AND (height <= 8192)))),
  constraint style_is_named CHECK (((char_length(style) >= 1) AND (char_length(style) <= 40))),
  constraint type_is_a_picture CHECK ((type = ANY (ARRAY['image/png'::text, 'image/jpeg'::text, 'image/webp'::text])))
);

CREATE INDEX story_pictures_document_id_idx ON public.story_pictures USING btree (document_id);
CREATE UNIQUE INDEX story_pictures_one_a_segment_idx ON public.story_pictures USING btree (document_id, segment_id) WHERE (ready_at IS NOT NULL);
CREATE INDEX story_pictures_project_id_idx ON public.story_pictures USING btree (project_id);
CREATE INDEX story_pictures_unfinished_idx ON public.story_pictures USING btree (created_at) WHERE (ready_at IS NULL);
CREATE INDEX story_pictures_user_id_idx ON public.story_pictures USING btree (user_id);

create policy "Pictures of stories can be read by their owner" on public.story_pictures for select to authenticated using ((( SELECT auth.uid() AS uid) = user_id));

grant select on public.story_pictures to authenticated;

comment on table public.story_pictures is 'The picture of a segment of a story, a file at `path` in the bucket `media`. One with `ready_at` counts for each segment.';
comment on column public.story_pictures.key is 'Hash of the segment''s words, the character sheet, the style, and the model with its server.';
comment on column public.story_pictures.alt is 'What it shows, in the language of the reader.';
comment on column public.story_pictures.job_id is 'The job that drew it; the picture outlives it, so no foreign key.';
comment on column public.story_pictures.asked_at is 'When that job was started: of two pictures of a segment the one that was asked for later stays.';
comment on column public.story_pictures.ready_at is 'Since when its bytes are there.';
