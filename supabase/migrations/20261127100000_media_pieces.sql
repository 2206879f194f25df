-- Pieces of a recording: about two minutes each at speech rate, cut where the recording lies and each small enough for
-- one call of a model. They can be heard before the original, which is large, has arrived (decision 0015).
alter table public.media_settings
  add column piece_seconds integer not null default 120,
  add column piece_overlap_seconds integer not null default 2,
  add column max_piece_bytes integer not null default 8388608,
  add column max_pieces integer not null default 400,
  add constraint piece_limits_are_positive check (
    piece_seconds > 0 and piece_overlap_seconds >= 0 and piece_overlap_seconds < piece_seconds
    and max_piece_bytes > 0 and max_pieces > 0
  );
comment on column public.media_settings.piece_seconds is
  'How long a piece should be, without what it has in common with the one before. None may be more than five times as long.';
comment on column public.media_settings.piece_overlap_seconds is
  'How much of the piece before a piece begins with, so that no word is cut in two.';

alter table public.media add column pieces_ready_at timestamptz,
  add constraint only_sound_and_video_have_pieces check (pieces_ready_at is null or type ~ '^(audio|video)/');
comment on column public.media.pieces_ready_at is
  'Since when all its pieces are there: it can be heard, whether or not the original has arrived.';

create table public.media_pieces (
  media_id uuid not null references public.media (id) on delete cascade,
  position integer not null,
  id uuid not null default gen_random_uuid() unique,
  user_id uuid not null references auth.users (id) on delete cascade,
  project_id uuid not null,
  start_seconds numeric not null,
  seconds numeric not null,
  type text not null,
  bytes integer not null,
  sha256 text not null,
  peak numeric,
  status text not null default 'uploading',
  -- By its id, not its position: a piece that is cut anew does not meet the old one's object.
  path text not null unique generated always as (
    user_id::text || '/' || project_id::text || '/' || media_id::text || '/pieces/' || id::text
  ) stored,
  created_at timestamptz not null default now(),
  ready_at timestamptz,
  primary key (media_id, position),
  constraint position_counts_from_zero check (position >= 0),
  constraint start_is_a_time check (start_seconds >= 0),
  constraint seconds_are_some check (seconds > 0),
  constraint type_is_one_that_models_hear check (type in (
    'audio/flac', 'audio/mp4', 'audio/mpeg', 'audio/ogg', 'audio/wav', 'audio/webm'
  )),
  constraint bytes_are_some check (bytes > 0),
  constraint sha256_is_one check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint peak_is_a_share check (peak between 0 and 1),
  constraint status_is_known check (status in ('uploading', 'ready')),
  constraint only_ready_has_arrived check ((status = 'ready') = (ready_at is not null))
);
comment on table public.media_pieces is
  'What a recording is heard in: some minutes of sound each, in order, each beginning with the last seconds of the one before.';
comment on column public.media_pieces.peak is
  'The loudest sample, of 1, as the one who cut it measured it; null when nobody did. What is silent is not sent to a model.';
create index media_pieces_user_id_idx on public.media_pieces (user_id);

alter table public.media_pieces enable row level security;
grant select on public.media_pieces to authenticated, service_role;
create policy "Pieces can be read by their owner" on public.media_pieces
  for select to authenticated using ((select auth.uid()) = user_id);

-- Rows of pieces are read under their own policy: another's row is none, so another's path is closed.
create policy "Pieces can be read by their owner" on storage.objects
  for select to authenticated
  using (bucket_id = 'media' and exists (select from public.media_pieces p where p.path = objects.name));
create policy "Pieces can be stored by their owner while they are uploading" on storage.objects
  for insert to authenticated
  with check (
    bucket_id = 'media'
    and exists (select from public.media_pieces p where p.path = objects.name and p.status = 'uploading')
  );
