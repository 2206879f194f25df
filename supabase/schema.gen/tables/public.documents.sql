-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table public.documents (
  id uuid default gen_random_uuid() not null,
  user_id uuid not null,
  project_id uuid not null,
  type text not null,
  title text not null,
  content jsonb not null,
  revision integer default 1 not null,
  source jsonb default '{}'::jsonb not null,
  job_id uuid,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint documents_pkey PRIMARY KEY (id),
  constraint documents_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  constraint documents_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE,
  constraint content_is_an_object CHECK ((jsonb_typeof(content) = 'object'::text)),
  constraint content_is_under_1_mb CHECK ((octet_length((content)::text) <= 1000000)),
  constraint revision_counts_from_one CHECK ((revision >= 1)),
  constraint source_is_small CHECK (((jsonb_typeof(source) = 'object'::text) AND (octet_length((source)::text) <= 4000))),
  constraint title_is_a_line CHECK (((title = btrim(title)) AND ((char_length(title) >= 1) AND (char_length(title) <= 200)))),
  constraint type_is_known CHECK ((type = ANY (ARRAY['deck'::text, 'outline'::text, 'talk_track'::text, 'lecture_notes'::text, 'journey'::text, 'transcript'::text, 'sop'::text, 'story'::text, 'narration'::text])))
);

CREATE INDEX documents_narrated_idx ON public.documents USING btree (user_id, ((source #>> '{input,documentId}'::text[])), created_at DESC, id DESC) WHERE (type = 'narration'::text);
CREATE INDEX documents_project_id_idx ON public.documents USING btree (project_id, type, created_at DESC);
CREATE INDEX documents_user_id_idx ON public.documents USING btree (user_id);

CREATE TRIGGER documents_forget_video AFTER DELETE ON public.documents FOR EACH ROW WHEN (((old.type = 'sop'::text) AND (old.content ? 'mediaId'::text))) EXECUTE FUNCTION private.forget_video_of_training();
CREATE TRIGGER documents_touch_updated_at BEFORE UPDATE ON public.documents FOR EACH ROW EXECUTE FUNCTION private.touch_updated_at();

create policy "Documents can be read by their owner" on public.documents for select to authenticated using ((( SELECT auth.uid() AS uid) = user_id));

grant select on public.documents to authenticated;
grant select on public.documents to service_role;

comment on table public.documents is 'What a user owns and edits: deck, talk track, notes, journey, … Has revisions.';
comment on column public.documents.source is 'Where it came from: the imported file, or the documents a job read.';
comment on column public.documents.job_id is 'The job that wrote it; outlives the job, so no foreign key.';
