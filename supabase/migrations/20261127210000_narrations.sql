-- Documents read aloud. Each sentence is spoken once and kept: a narration says which spoken pieces it is made of, and how
-- far apart they stand, so that a text that changed in one place is bought anew in that place alone (decision 0027).
alter table public.documents
  drop constraint type_is_known,
  add constraint type_is_known check (type in (
    'deck', 'outline', 'talk_track', 'lecture_notes', 'journey', 'transcript', 'sop', 'story', 'narration'
  ));

insert into public.job_kinds
  (kind, title, stages, input_documents, estimate_low_seconds, estimate_high_seconds)
values (
  'tts_generation', 'Narration',
  '[
    {"name": "plan", "label": "Reading the text", "from": 0, "to": 4},
    {"name": "speak", "label": "Speaking", "from": 4, "to": 96},
    {"name": "save", "label": "Joining the sentences", "from": 96, "to": 100}
  ]',
  '{"documentId": "document"}', 20, 120
);

alter table public.media_settings
  add column unneeded_speech_days integer not null default 7,
  add constraint unneeded_speech_is_kept_a_while check (unneeded_speech_days > 0);
comment on column public.media_settings.unneeded_speech_days is
  'How long a spoken piece that no narration names is kept, so that it need not be bought again.';

create table public.spoken_pieces (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  project_id uuid not null references public.projects (id) on delete cascade,
  key text not null,
  rate integer not null,
  samples integer not null,
  bytes integer not null,
  -- By its id, not its key: of two attempts at the same sentence, the one that is late does not write over the other's.
  path text not null unique generated always as (
    user_id::text || '/' || project_id::text || '/speech/' || id::text
  ) stored,
  created_at timestamptz not null default now(),
  ready_at timestamptz,
  needed_at timestamptz not null default now(),
  constraint key_is_a_hash check (key ~ '^[0-9a-f]{64}$'),
  constraint rate_is_one check (rate between 8000 and 96000),
  constraint samples_are_some check (samples > 0),
  constraint it_is_a_wav_file check (bytes = samples * 2 + 44)
);
comment on table public.spoken_pieces is
  'The sound of one sentence by one voice, bought once: a WAV file of one channel and 16 bits at `path` in the bucket `media`.';
comment on column public.spoken_pieces.key is 'Hash of the text, the voice, the speed, the model and its server.';
comment on column public.spoken_pieces.ready_at is 'Since when its bytes are there.';
comment on column public.spoken_pieces.needed_at is 'When a job last asked for it, or housekeeping last found a narration that names it.';
create unique index spoken_pieces_key_idx on public.spoken_pieces (project_id, key) where ready_at is not null;
create index spoken_pieces_user_id_idx on public.spoken_pieces (user_id);
create index spoken_pieces_project_id_idx on public.spoken_pieces (project_id);
create index spoken_pieces_needed_at_idx on public.spoken_pieces (needed_at);

alter table public.spoken_pieces enable row level security;
grant select on public.spoken_pieces to authenticated;
create policy "Spoken pieces can be read by their owner" on public.spoken_pieces
  for select to authenticated using ((select auth.uid()) = user_id);

-- Rows of pieces are read under their own policy: another's row is none, so another's path is closed.
create policy "Spoken pieces can be read by their owner" on storage.objects
  for select to authenticated
  using (bucket_id = 'media' and exists (select from public.spoken_pieces p where p.path = objects.name));

-- The worker's verbs. A task says whose piece it is; its lease does not matter: what was bought by a worker that is late is
-- the sound of that sentence all the same.
create function public.find_spoken_pieces(task_id uuid, keys text[])
returns jsonb
language sql
security definer
set search_path = ''
as $$
  -- To ask is to need it: what is needed is not cleared away soon.
  with found as (
    update public.spoken_pieces p set needed_at = now()
    from public.job_tasks t join public.jobs j on j.id = t.job_id
    where t.id = find_spoken_pieces.task_id and p.user_id = j.user_id and p.project_id = j.project_id
      and p.key = any (find_spoken_pieces.keys) and p.ready_at is not null
    returning p.id, p.key, p.rate, p.samples
  )
  select coalesce(
    jsonb_agg(jsonb_build_object('id', f.id, 'key', f.key, 'rate', f.rate, 'samples', f.samples)), '[]'
  )
  from found f
$$;
comment on function public.find_spoken_pieces is
  'Which of these sentences were spoken before in the project of that task: [{id, key, rate, samples}].';
grant execute on function public.find_spoken_pieces to service_role;

create function public.begin_spoken_piece(task_id uuid, key text, rate integer, samples integer)
returns jsonb
language sql
security definer
set search_path = ''
as $$
  insert into public.spoken_pieces (user_id, project_id, key, rate, samples, bytes)
  select j.user_id, j.project_id, begin_spoken_piece.key, begin_spoken_piece.rate, begin_spoken_piece.samples,
    begin_spoken_piece.samples * 2 + 44
  from public.job_tasks t join public.jobs j on j.id = t.job_id
  where t.id = begin_spoken_piece.task_id
  returning jsonb_build_object('id', id, 'path', path)
$$;
comment on function public.begin_spoken_piece is
  'Says where the sound of a sentence goes: {id, path}; null when the task is gone. Its bytes are a WAV file of so many samples.';
grant execute on function public.begin_spoken_piece to service_role;

create function public.finish_spoken_piece(piece_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_piece public.spoken_pieces;
begin
  select p.* into v_piece from public.spoken_pieces p where p.id = finish_spoken_piece.piece_id for no key update;
  if not found then
    return null;
  elsif v_piece.ready_at is null then
    begin
      update public.spoken_pieces p set ready_at = now() where p.id = v_piece.id;
    exception when unique_violation then
      -- Another attempt was first: its sound is the one that counts. Ours goes, its bytes with the next housekeeping.
      delete from public.spoken_pieces p where p.id = v_piece.id;
      select p.* into v_piece from public.spoken_pieces p
      where p.project_id = v_piece.project_id and p.key = v_piece.key and p.ready_at is not null;
    end;
  end if;
  return jsonb_build_object('id', v_piece.id, 'rate', v_piece.rate, 'samples', v_piece.samples);
end
$$;
comment on function public.finish_spoken_piece is
  'Says that the bytes are there; answers the piece that counts, {id, rate, samples}: of two attempts at a sentence, the one that was first.';
grant execute on function public.finish_spoken_piece to service_role;

create function private.forget_spoken_pieces(batch integer)
returns integer
language sql
set search_path = ''
as $$
  with due as (
    select p.id, p.project_id, p.ready_at from public.spoken_pieces p
    where p.needed_at < (select now() - make_interval(days => s.unneeded_speech_days) from public.media_settings s)
    order by p.needed_at
    limit batch
    for update skip locked
  ), named as (
    select distinct (l ->> 'piece')::uuid as id
    from public.documents d, jsonb_path_query(d.content, '$.parts[*].lines[*]') l
    where d.type = 'narration' and d.project_id in (select u.project_id from due u)
  ), still_needed as (
    update public.spoken_pieces p set needed_at = now()
    from due u
    where p.id = u.id and u.ready_at is not null and exists (select from named n where n.id = u.id)
    returning p.id
  ), gone as (
    delete from public.spoken_pieces p using due u
    where p.id = u.id and (u.ready_at is null or not exists (select from named n where n.id = u.id))
    returning p.id
  )
  select count(*)::integer from due
$$;
comment on function private.forget_spoken_pieces is
  'Deletes spoken pieces that were not needed for a while and that no narration names, and those that never arrived; returns how many it looked at.';

create or replace function public.purge_media()
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  c_batch constant integer := 500;
  v_expired integer;
  v_looked integer;
  v_paths text[];
begin
  with old as (
    select m.id from public.media m
    where m.status = 'uploading'
      and m.updated_at < (select now() - make_interval(hours => s.unfinished_hours) from public.media_settings s)
    order by m.updated_at
    limit c_batch
    for update skip locked
  ), gone as (
    delete from public.media m using old o where m.id = o.id returning m.id
  )
  select count(*) into v_expired from gone;
  v_looked := private.forget_spoken_pieces(c_batch);

  v_paths := array(
    select o.name from storage.objects o
    where o.bucket_id = 'media' and not exists (
      select from public.media m where m.path = o.name and m.status in ('uploading', 'ready')
    ) and not exists (
      select from public.media_pieces p join public.media m on m.id = p.media_id
      where p.path = o.name and m.status in ('uploading', 'ready')
    ) and not exists (
      select from public.spoken_pieces p where p.path = o.name
    )
    order by o.name
    limit c_batch
  );
  return jsonb_build_object(
    'expired', v_expired, 'paths', to_jsonb(v_paths),
    'more', v_expired = c_batch or v_looked = c_batch or cardinality(v_paths) = c_batch
  );
end
$$;
comment on function public.purge_media is
  'Forgets uploads that did not go on and spoken pieces that nothing needs, and says which objects no media and no piece name: {expired, paths, more}. Remove these through Storage, then ask again.';
