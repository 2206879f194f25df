-- Pictures of stories. One picture a segment counts, the one that was asked for last; how the characters look is described
-- once a story, so that all its pictures agree (decision 0030). The bytes are files in the bucket `media` that the worker writes.
insert into public.job_kinds
  (kind, title, stages, input_documents, estimate_low_seconds, estimate_high_seconds)
values (
  'image_generation', 'Pictures',
  '[
    {"name": "plan", "label": "Reading the story", "from": 0, "to": 6},
    {"name": "describe", "label": "Describing the pictures", "from": 6, "to": 16},
    {"name": "draw", "label": "Drawing", "from": 16, "to": 98},
    {"name": "save", "label": "Putting them in their places", "from": 98, "to": 100}
  ]',
  '{"documentId": "story"}', 30, 180
);

create table public.character_sheets (
  document_id uuid primary key references public.documents (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  key text not null,
  sheet jsonb not null,
  created_at timestamptz not null default now(),
  constraint key_is_a_hash check (key ~ '^[0-9a-f]{64}$'),
  constraint sheet_is_a_small_object check (jsonb_typeof(sheet) = 'object' and octet_length(sheet::text) <= 16000)
);
comment on table public.character_sheets is 'How the characters and the world of a story look, described once, so that its pictures agree.';
comment on column public.character_sheets.key is 'Hash of what the story says of its characters, and of the model that described them.';
create index character_sheets_user_id_idx on public.character_sheets (user_id);

alter table public.character_sheets enable row level security;
grant select on public.character_sheets to authenticated;
create policy "Character sheets can be read by their owner" on public.character_sheets
  for select to authenticated using ((select auth.uid()) = user_id);

create table public.story_pictures (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  project_id uuid not null references public.projects (id) on delete cascade,
  document_id uuid not null references public.documents (id) on delete cascade,
  segment_id text not null,
  key text not null,
  style text not null,
  alt text not null,
  type text not null,
  width integer not null,
  height integer not null,
  bytes integer not null,
  job_id uuid not null,
  asked_at timestamptz not null,
  -- By its id: of two attempts at the same picture, the one that is late does not write over the other's.
  path text not null unique generated always as (
    user_id::text || '/' || project_id::text || '/pictures/' || id::text
  ) stored,
  created_at timestamptz not null default now(),
  ready_at timestamptz,
  constraint segment_is_named check (char_length(segment_id) between 1 and 64),
  constraint key_is_a_hash check (key ~ '^[0-9a-f]{64}$'),
  constraint style_is_named check (char_length(style) between 1 and 40),
  constraint alt_says_something check (alt ~ '\S' and char_length(alt) <= 500),
  constraint type_is_a_picture check (type in ('image/png', 'image/jpeg', 'image/webp')),
  constraint sides_are_some check (width between 64 and 8192 and height between 64 and 8192),
  constraint bytes_are_some check (bytes between 1 and 8388608)
);
comment on table public.story_pictures is
  'The picture of a segment of a story, a file at `path` in the bucket `media`. One with `ready_at` counts for each segment.';
comment on column public.story_pictures.key is 'Hash of the segment''s words, the character sheet, the style, and the model with its server.';
comment on column public.story_pictures.alt is 'What it shows, in the language of the reader.';
comment on column public.story_pictures.job_id is 'The job that drew it; the picture outlives it, so no foreign key.';
comment on column public.story_pictures.asked_at is 'When that job was started: of two pictures of a segment the one that was asked for later stays.';
comment on column public.story_pictures.ready_at is 'Since when its bytes are there.';
create unique index story_pictures_one_a_segment_idx on public.story_pictures (document_id, segment_id) where ready_at is not null;
create index story_pictures_document_id_idx on public.story_pictures (document_id);
create index story_pictures_user_id_idx on public.story_pictures (user_id);
create index story_pictures_project_id_idx on public.story_pictures (project_id);
create index story_pictures_unfinished_idx on public.story_pictures (created_at) where ready_at is null;

alter table public.story_pictures enable row level security;
grant select on public.story_pictures to authenticated;
create policy "Pictures of stories can be read by their owner" on public.story_pictures
  for select to authenticated using ((select auth.uid()) = user_id);

-- Rows of pictures are read under their own policy: another's row is none, so another's path is closed.
create policy "Pictures of stories can be read by their owner" on storage.objects
  for select to authenticated
  using (bucket_id = 'media' and exists (select from public.story_pictures p where p.path = objects.name));

-- The worker's verbs. A task says whose picture it is; its lease does not matter: what was bought by a worker that is late is
-- the picture of that segment all the same.
create function public.find_character_sheet(task_id uuid, document_id uuid, key text)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select s.sheet
  from public.job_tasks t join public.jobs j on j.id = t.job_id
  join public.documents d on d.id = find_character_sheet.document_id and d.user_id = j.user_id and d.project_id = j.project_id
  join public.character_sheets s on s.document_id = d.id and s.key = find_character_sheet.key
  where t.id = find_character_sheet.task_id
$$;
comment on function public.find_character_sheet is 'How the characters of that story look, where it was described before; else null.';
grant execute on function public.find_character_sheet to service_role;

create function public.keep_character_sheet(task_id uuid, document_id uuid, key text, sheet jsonb)
returns jsonb
language sql
security definer
set search_path = ''
as $$
  -- Of two jobs that described the same story at once the first counts, for pictures may rest on it already.
  insert into public.character_sheets as s (document_id, user_id, key, sheet)
  select d.id, d.user_id, keep_character_sheet.key, keep_character_sheet.sheet
  from public.job_tasks t join public.jobs j on j.id = t.job_id
  join public.documents d on d.id = keep_character_sheet.document_id and d.user_id = j.user_id and d.project_id = j.project_id
  where t.id = keep_character_sheet.task_id
  on conflict on constraint character_sheets_pkey do update set
    sheet = case when s.key = excluded.key then s.sheet else excluded.sheet end,
    created_at = case when s.key = excluded.key then s.created_at else now() end,
    key = excluded.key
  returning s.sheet
$$;
comment on function public.keep_character_sheet is
  'Keeps how the characters of a story look; answers the sheet that counts, which is the first of its key. Null when task or story is gone.';
grant execute on function public.keep_character_sheet to service_role;

create function private.picture_json(picture public.story_pictures)
returns jsonb
language sql
immutable
set search_path = ''
as $$
  select jsonb_build_object(
    'id', (picture).id, 'segmentId', (picture).segment_id, 'style', (picture).style, 'alt', (picture).alt,
    'type', (picture).type, 'width', (picture).width, 'height', (picture).height, 'bytes', (picture).bytes,
    'jobId', (picture).job_id
  )
$$;
comment on function private.picture_json is 'A picture as pages and the worker see it.';

create function public.find_story_pictures(task_id uuid, keys text[], again boolean)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(private.picture_json(p) || jsonb_build_object('key', p.key)), '[]')
  from public.job_tasks t join public.jobs j on j.id = t.job_id
  join public.story_pictures p on p.user_id = j.user_id and p.project_id = j.project_id
  where t.id = find_story_pictures.task_id and p.key = any (find_story_pictures.keys) and p.ready_at is not null
    and (p.job_id = j.id or not find_story_pictures.again)
$$;
comment on function public.find_story_pictures is
  'Which of these pictures are there: [{key, id, segmentId, …}]; with `again` only those that the task''s own job has drawn.';
grant execute on function public.find_story_pictures to service_role;

create function public.begin_story_picture(task_id uuid, document_id uuid, picture jsonb)
returns jsonb
language sql
security definer
set search_path = ''
as $$
  insert into public.story_pictures
    (user_id, project_id, document_id, segment_id, key, style, alt, type, width, height, bytes, job_id, asked_at)
  select d.user_id, d.project_id, d.id, r.segment_id, r.key, r.style, r.alt, r.type, r.width, r.height, r.bytes, j.id, j.created_at
  from public.job_tasks t join public.jobs j on j.id = t.job_id
  join public.documents d on d.id = begin_story_picture.document_id and d.user_id = j.user_id and d.project_id = j.project_id,
    jsonb_to_record(begin_story_picture.picture) as r (
      segment_id text, key text, style text, alt text, type text, width integer, height integer, bytes integer
    )
  where t.id = begin_story_picture.task_id
  returning jsonb_build_object('id', id, 'path', path)
$$;
comment on function public.begin_story_picture is
  'Says where the file of a picture goes: {id, path}; null when the task or the story is gone.';
grant execute on function public.begin_story_picture to service_role;

create function public.finish_story_picture(picture_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_picture public.story_pictures;
  v_there public.story_pictures;
begin
  select p.* into v_picture from public.story_pictures p where p.id = finish_story_picture.picture_id;
  -- Pictures of a story are finished one at a time. The story first, as its deletion does.
  perform from public.documents d where d.id = v_picture.document_id for no key update;
  select p.* into v_picture from public.story_pictures p where p.id = finish_story_picture.picture_id for no key update;
  if not found then
    return null;
  elsif v_picture.ready_at is not null then
    return private.picture_json(v_picture);
  end if;
  select p.* into v_there from public.story_pictures p
  where p.document_id = v_picture.document_id and p.segment_id = v_picture.segment_id and p.ready_at is not null;
  -- Of two attempts of a job the first counts; of two jobs the one that was started later. What does not count goes, its
  -- bytes with the next housekeeping.
  if v_there.job_id = v_picture.job_id or v_there.asked_at > v_picture.asked_at then
    delete from public.story_pictures p where p.id = v_picture.id;
    return private.picture_json(v_there);
  end if;
  delete from public.story_pictures p where p.id = v_there.id;
  update public.story_pictures p set ready_at = now() where p.id = v_picture.id returning p.* into v_picture;
  return private.picture_json(v_picture);
end
$$;
comment on function public.finish_story_picture is
  'Says that the bytes are there; answers the picture of the segment that counts now. Null when the picture is gone with its story.';
grant execute on function public.finish_story_picture to service_role;

create function public.list_story_pictures(document_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_user_id uuid := private.current_user_id();
begin
  perform from public.documents d
  where d.id = list_story_pictures.document_id and d.user_id = v_user_id and d.type = 'story';
  if not found then
    perform private.raise_error('OFS02', 'This story does not exist.', 'documentId');
  end if;
  return jsonb_build_object(
    'pictures', coalesce((
      select jsonb_agg(private.picture_json(p) order by p.created_at, p.id)
      from public.story_pictures p
      where p.document_id = list_story_pictures.document_id and p.ready_at is not null
    ), '[]'),
    -- What came of the last attempt at each segment, where it was no picture; as long as its job is kept.
    'refused', coalesce((
      select jsonb_agg(l.refused order by l.segment_id)
      from (
        select distinct on (t.output ->> 'segmentId') t.output ->> 'segmentId' as segment_id,
          (t.output -> 'refused') || jsonb_build_object('segmentId', t.output ->> 'segmentId', 'jobId', j.id) as refused
        from public.jobs j join public.job_tasks t on t.job_id = j.id and t.stage = 'draw' and t.status = 'completed'
        where j.user_id = v_user_id and j.kind = 'image_generation'
          and j.input ->> 'documentId' = list_story_pictures.document_id::text
        order by t.output ->> 'segmentId', j.created_at desc, t.finished_at desc
      ) l
      where jsonb_typeof(l.refused) = 'object'
    ), '[]')
  );
end
$$;
comment on function public.list_story_pictures is
  'The pictures of a story of the caller''s, and which were refused when last asked for: {pictures, refused}. OFS01, OFS02.';
grant execute on function public.list_story_pictures to authenticated;

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
  v_unfinished_since timestamptz;
begin
  select now() - make_interval(hours => s.unfinished_hours) into v_unfinished_since from public.media_settings s;
  with old as (
    select m.id from public.media m
    where m.status = 'uploading' and m.updated_at < v_unfinished_since
    order by m.updated_at
    limit c_batch
    for update skip locked
  ), gone as (
    delete from public.media m using old o where m.id = o.id returning m.id
  )
  select count(*) into v_expired from gone;
  v_looked := private.forget_spoken_pieces(c_batch);
  -- Few: those of workers that died between two writes.
  delete from public.story_pictures p where p.ready_at is null and p.created_at < v_unfinished_since;

  v_paths := array(
    select o.name from storage.objects o
    where o.bucket_id = 'media' and not exists (
      select from public.media m where m.path = o.name and m.status in ('uploading', 'ready')
    ) and not exists (
      select from public.media_pieces p join public.media m on m.id = p.media_id
      where p.path = o.name and m.status in ('uploading', 'ready')
    ) and not exists (
      select from public.spoken_pieces p where p.path = o.name
    ) and not exists (
      select from public.story_pictures p where p.path = o.name
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
  'Forgets uploads and pictures that did not go on and spoken pieces that nothing needs, and says which objects nothing names: {expired, paths, more}. Remove these through Storage, then ask again.';
