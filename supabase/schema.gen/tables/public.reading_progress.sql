-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table public.reading_progress (
  user_id uuid not null,
  document_id uuid not null,
  segment_id text,
  answers jsonb default '{}'::jsonb not null,
  updated_at timestamp with time zone default now() not null,
  constraint reading_progress_pkey PRIMARY KEY (user_id, document_id),
  constraint reading_progress_document_id_fkey FOREIGN KEY (document_id) REFERENCES documents(id) ON DELETE CASCADE,
  constraint reading_progress_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE,
  constraint answers_are_a_small_object CHECK (((jsonb_typeof(answers) = 'object'::text) AND (octet_length((answers)::text) <= 4000))),
  constraint segment_is_named CHECK (((char_length(segment_id) >= 1) AND (char_length(segment_id) <= 64)))
);

CREATE INDEX reading_progress_document_id_idx ON public.reading_progress USING btree (document_id);

create policy "Progress can be read by its reader" on public.reading_progress for select to authenticated using ((( SELECT auth.uid() AS uid) = user_id));

grant select on public.reading_progress to authenticated;

comment on table public.reading_progress is 'Where a reader of a story is, and what they chose as answers to its questions.';
comment on column public.reading_progress.answers is 'The place of the chosen answer, from 0, by the id of the question.';
