-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table public.document_revisions (
  document_id uuid not null,
  revision integer not null,
  user_id uuid not null,
  title text not null,
  content jsonb not null,
  created_by text not null,
  created_at timestamp with time zone default now() not null,
  constraint document_revisions_pkey PRIMARY KEY (document_id, revision),
  constraint document_revisions_document_id_fkey FOREIGN KEY (document_id) REFERENCES documents(id) ON DELETE CASCADE,
  constraint document_revisions_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE,
  constraint created_by_is_known CHECK ((created_by = ANY (ARRAY['user'::text, 'job'::text])))
);

CREATE INDEX document_revisions_user_id_idx ON public.document_revisions USING btree (user_id);

create policy "Revisions can be read by their owner" on public.document_revisions for select to authenticated using ((( SELECT auth.uid() AS uid) = user_id));

grant select on public.document_revisions to authenticated;
grant select on public.document_revisions to service_role;

comment on table public.document_revisions is 'The states a document went through; autosaves close together share one.';
