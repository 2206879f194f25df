-- Media: a stored file of a project. The row is made first and names what will come; the bytes go from the browser
-- straight to Storage by the user's own rights; the row says whether they are all there (decision 0012).
create table public.media_settings (
  id boolean primary key default true,
  max_bytes bigint not null default 2147483648,
  max_seconds integer not null default 21600,
  max_pixels bigint not null default 50000000,
  max_pages integer not null default 50,
  max_files_per_project integer not null default 200,
  unfinished_hours integer not null default 24,
  constraint there_is_one_row check (id),
  constraint limits_are_positive check (
    max_bytes > 0 and max_seconds > 0 and max_pixels > 0 and max_pages > 0 and max_files_per_project > 0
    and unfinished_hours > 0
  )
);
comment on table public.media_settings is 'How large media may be: read by the page before an upload begins. One row.';
comment on column public.media_settings.max_bytes is
  'Of one file. The bucket follows it; on hosted Supabase the project''s own limit has to be as high.';
comment on column public.media_settings.unfinished_hours is 'How long an upload that does not go on may be resumed.';
insert into public.media_settings default values;

alter table public.media_settings enable row level security;
grant select on public.media_settings to authenticated;
grant select, update on public.media_settings to service_role;
create policy "Limits can be read by everyone signed in" on public.media_settings
  for select to authenticated using (true);

create table public.media (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  project_id uuid not null references public.projects (id) on delete cascade,
  name text not null,
  type text not null,
  bytes bigint not null,
  sha256 text not null,
  seconds numeric,
  pixels bigint,
  pages integer,
  status text not null default 'uploading',
  reason text,
  path text not null unique generated always as (
    user_id::text || '/' || project_id::text || '/' || id::text || '/original'
  ) stored,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  ready_at timestamptz,
  constraint name_is_a_line check (name = btrim(name) and char_length(name) between 1 and 255),
  constraint type_is_known check (type in (
    'audio/aac', 'audio/flac', 'audio/mp4', 'audio/mpeg', 'audio/ogg', 'audio/wav', 'audio/webm',
    'video/mp4', 'video/quicktime', 'video/webm',
    'image/gif', 'image/jpeg', 'image/png', 'image/webp', 'application/pdf'
  )),
  constraint bytes_are_some check (bytes > 0),
  constraint sha256_is_one check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint seconds_belong_to_sound_and_video check (seconds is null or (seconds > 0 and type ~ '^(audio|video)/')),
  constraint pixels_belong_to_pictures check (pixels is null or (pixels > 0 and type ~ '^image/')),
  constraint pages_belong_to_pdf check (pages is null or (pages > 0 and type = 'application/pdf')),
  constraint status_is_known check (status in ('uploading', 'ready', 'rejected')),
  constraint only_ready_has_arrived check ((status = 'ready') = (ready_at is not null)),
  constraint only_rejected_has_a_reason check ((status = 'rejected') = (reason is not null))
);
comment on table public.media is 'A stored file of a project: audio, video, picture, pdf. Its bytes are the object at `path` in the bucket `media`.';
comment on column public.media.type is 'By content, not by name.';
comment on column public.media.sha256 is 'Of the whole file, by who sends it: the same file is taken up where it stopped, and whoever reads it can check it.';
comment on column public.media.reason is 'Why it was rejected: size_differs.';
-- The same file is in a project once; one that was rejected may come again.
create unique index media_content_idx on public.media (project_id, sha256) where status in ('uploading', 'ready');
create index media_project_id_idx on public.media (project_id, created_at desc);
create index media_user_id_idx on public.media (user_id);
create index media_unfinished_idx on public.media (updated_at) where status = 'uploading';

alter table public.media enable row level security;
grant select on public.media to authenticated, service_role;
create policy "Media can be read by their owner" on public.media
  for select to authenticated using ((select auth.uid()) = user_id);

create trigger media_touch_updated_at
  before update on public.media
  for each row execute function private.touch_updated_at();

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
select 'media', 'media', false, s.max_bytes, array['audio/*', 'video/*', 'image/*', 'application/pdf']
from public.media_settings s;

create function private.limit_media_bucket()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  update storage.buckets b set file_size_limit = new.max_bytes where b.id = 'media';
  return null;
end
$$;
comment on function private.limit_media_bucket is 'Storage itself refuses what is too large: a client could send more than it said.';
create trigger media_settings_limit_bucket after update of max_bytes on public.media_settings
  for each row execute function private.limit_media_bucket();

-- Rows of media are read under their own policy: another's row is none, so another's path is closed.
create policy "Media can be read by their owner" on storage.objects
  for select to authenticated
  using (bucket_id = 'media' and exists (select from public.media m where m.path = objects.name));
create policy "Media can be stored by their owner while they are uploading" on storage.objects
  for insert to authenticated
  with check (
    bucket_id = 'media'
    and exists (select from public.media m where m.path = objects.name and m.status = 'uploading')
  );
