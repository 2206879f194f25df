-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table public.character_sheets (
  document_id uuid not null,
  user_id uuid not null,
  key text not null,
  sheet jsonb not null,
  created_at timestamp with time zone default now() not null,
  constraint character_sheets_pkey PRIMARY KEY (document_id),
  constraint character_sheets_document_id_fkey FOREIGN KEY (document_id) REFERENCES documents(id) ON DELETE CASCADE,
  constraint character_sheets_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE,
  constraint key_is_a_hash CHECK ((key ~ '^[0-9a-f]{64}$'::text)),
  constraint sheet_is_a_small_object CHECK (((jsonb_typeof(sheet) = 'object'::text) AND (octet_length((sheet)::text) <= 16000)))
);

CREATE INDEX character_sheets_user_id_idx ON public.character_sheets USING btree (user_id);

create policy "Character sheets can be read by their owner" on public.character_sheets for select to authenticated using ((( SELECT auth.uid() AS uid) = user_id));

grant select on public.character_sheets to authenticated;

comment on table public.character_sheets is 'How the characters and the world of a story look, described once, so that its pictures agree.';
comment on column public.character_sheets.key is 'Hash of what the story says of its characters, and of the model that described them.';
