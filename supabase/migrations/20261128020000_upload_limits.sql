-- How large a file may be depends on what it is: a picture is looked at whole by one step of a job, a recording is never
-- read whole by anybody. One row for each medium, read by the page, by the verbs and by the worker.
create table public.upload_limits (
  medium text primary key,
  max_bytes bigint not null,
  max_seconds integer,
  max_pixels bigint,
  max_pages integer,
  constraint medium_is_known check (medium in ('picture', 'pdf', 'sound', 'video', 'transcript')),
  constraint limits_are_positive check (max_bytes > 0 and max_seconds > 0 and max_pixels > 0 and max_pages > 0),
  constraint sound_and_video_have_a_length check ((max_seconds is not null) = (medium in ('sound', 'video'))),
  constraint pictures_have_pixels check ((max_pixels is not null) = (medium = 'picture')),
  constraint pdf_have_pages check ((max_pages is not null) = (medium = 'pdf')),
  -- The app reads it in memory, and is made for this much.
  constraint transcripts_are_at_most_20_mb check (medium <> 'transcript' or max_bytes <= 20971520)
);
comment on table public.upload_limits is
  'How large, how long and how much a file of each medium may be. Told before an upload begins, and checked again by the verbs and the worker.';
comment on column public.upload_limits.max_bytes is
  'Of one file. The bucket follows the largest; on hosted Supabase the project''s own limit has to be as high.';

insert into public.upload_limits (medium, max_bytes, max_seconds, max_pixels, max_pages)
select l.medium, least(s.max_bytes, l.max_bytes),
  case when l.medium in ('sound', 'video') then s.max_seconds end,
  case when l.medium = 'picture' then s.max_pixels end,
  case when l.medium = 'pdf' then s.max_pages end
from public.media_settings s, (values
  ('picture', 25 * 1024 * 1024::bigint),
  ('pdf', 50 * 1024 * 1024),
  ('sound', 9223372036854775807),
  ('video', 9223372036854775807),
  ('transcript', 20 * 1024 * 1024)
) as l (medium, max_bytes);

alter table public.upload_limits enable row level security;
grant select on public.upload_limits to authenticated;
grant select, update on public.upload_limits to service_role;
create policy "Limits can be read by everyone signed in" on public.upload_limits
  for select to authenticated using (true);

create function private.limit_bucket_of_media()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  update storage.buckets b set file_size_limit = (
    select max(l.max_bytes) from public.upload_limits l where l.medium <> 'transcript'
  )
  where b.id = 'media';
  return null;
end
$$;
comment on function private.limit_bucket_of_media is
  'Storage itself refuses what is larger than any medium may be: a client could send more than it said.';
create trigger upload_limits_limit_bucket after update of max_bytes on public.upload_limits
  for each statement execute function private.limit_bucket_of_media();

create function private.medium_of(type text)
returns text
language sql
immutable
set search_path = ''
as $$
  select case
    when type = 'application/pdf' then 'pdf'
    when type like 'image/%' then 'picture'
    when type like 'audio/%' then 'sound'
    when type like 'video/%' then 'video'
  end
$$;
comment on function private.medium_of is 'Which limits a file of that type has; null when it can be no media.';

create function private.size_in_words(bytes bigint)
returns text
language sql
immutable
set search_path = ''
as $$
  select trim_scale(round(bytes::numeric / u.size, 1))::text || ' ' || u.name
  from (values (1073741824, 'GB'), (1048576, 'MB'), (1024, 'kB'), (1, 'bytes')) as u (size, name)
  where bytes >= u.size
  order by u.size desc
  limit 1
$$;
comment on function private.size_in_words is 'A size as people say it, as the page does: 2 GB, 25 MB.';

create function private.limit_advice(medium text)
returns text
language sql
immutable
set search_path = ''
as $$
  select case medium
    when 'picture' then 'Save it smaller, or as JPEG, and choose that.'
    when 'pdf' then 'Save the page that shows the journey on its own, and choose that.'
    when 'sound' then 'Save it as MP3 or M4A, or split it in two.'
    when 'video' then 'Save its sound alone, or split it in two.'
  end
$$;
comment on function private.limit_advice is 'What to do about a file that is too large; the page says the same.';

create function private.check_upload_limits(type text, bytes bigint, seconds numeric, pixels bigint, pages integer)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
  v_limits public.upload_limits;
  v_most text;
  v_field text;
begin
  select l.* into v_limits from public.upload_limits l where l.medium = private.medium_of(check_upload_limits.type);
  if bytes > v_limits.max_bytes then
    v_field := 'bytes';
    v_most := private.size_in_words(v_limits.max_bytes);
  elsif seconds > v_limits.max_seconds then
    v_field := 'seconds';
    v_most := format('%s minutes', v_limits.max_seconds / 60);
  elsif pixels > v_limits.max_pixels then
    v_field := 'pixels';
    v_most := format('%s million pixels', v_limits.max_pixels / 1000000);
  elsif pages > v_limits.max_pages then
    v_field := 'pages';
    v_most := format('%s pages', v_limits.max_pages);
  else
    return;
  end if;
  perform private.raise_error(
    'OFS03', format('This file has more than %s. %s', v_most, private.limit_advice(v_limits.medium)), v_field
  );
end
$$;
comment on function private.check_upload_limits is
  'OFS03 with the field when a file is larger, longer or has more than its medium may. A type that is none has no limits: the table refuses it.';

create or replace function public.create_media(
  project_id uuid, name text, type text, bytes bigint, sha256 text,
  seconds numeric default null, pixels bigint default null, pages integer default null
)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_user_id uuid := private.current_user_id();
  v_max_files integer;
  v_media public.media;
begin
  -- Locked, so that two tabs find each other's row and the count is exact.
  perform from public.projects p
  where p.id = create_media.project_id and p.user_id = v_user_id for no key update;
  if not found then
    perform private.raise_error('OFS02', 'This project does not exist.');
  end if;
  perform private.check_upload_limits(
    create_media.type, create_media.bytes, create_media.seconds, create_media.pixels, create_media.pages
  );

  update public.media m set updated_at = now()
  where m.project_id = create_media.project_id and m.sha256 = create_media.sha256
    and m.status in ('uploading', 'ready')
  returning * into v_media;
  if found then
    return private.media_json(v_media);
  end if;

  select s.max_files_per_project into v_max_files from public.media_settings s;
  if (
    select count(*) from public.media m
    where m.project_id = create_media.project_id and m.status in ('uploading', 'ready')
  ) >= v_max_files then
    perform private.raise_error(
      'OFS04', format('This project has %s files already. Delete one first.', v_max_files)
    );
  end if;

  insert into public.media (user_id, project_id, name, type, bytes, sha256, seconds, pixels, pages)
  values (
    v_user_id, create_media.project_id, coalesce(nullif(btrim(left(create_media.name, 255)), ''), 'Untitled'),
    create_media.type, create_media.bytes, create_media.sha256,
    create_media.seconds, create_media.pixels, create_media.pages
  )
  returning * into v_media;
  return private.media_json(v_media);
exception
  when check_violation or not_null_violation then
    perform private.raise_error('OFS03', 'This file cannot be used here.', 'type');
end
$$;

create or replace function private.check_piece_limits(media public.media, settings public.media_settings)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
  v_limits public.upload_limits;
  v_bytes bigint;
  v_largest integer;
  v_longest numeric;
  v_end numeric;
  v_last integer;
begin
  select l.* into v_limits from public.upload_limits l where l.medium = private.medium_of(media.type);
  select sum(p.bytes), max(p.bytes), max(p.seconds), max(p.start_seconds + p.seconds), max(p.position)
  into v_bytes, v_largest, v_longest, v_end, v_last
  from public.media_pieces p where p.media_id = media.id;
  if v_last >= settings.max_pieces then
    perform private.raise_error('OFS03', format('A recording has at most %s pieces.', settings.max_pieces), 'pieces');
  elsif v_largest > settings.max_piece_bytes then
    perform private.raise_error(
      'OFS03', format('A piece has at most %s.', private.size_in_words(settings.max_piece_bytes)), 'pieces'
    );
  elsif v_longest > 5 * settings.piece_seconds then
    perform private.raise_error('OFS03', format('A piece has at most %s seconds.', 5 * settings.piece_seconds), 'pieces');
  elsif v_end > v_limits.max_seconds + settings.piece_seconds then
    perform private.raise_error(
      'OFS03', format('This recording is longer than %s minutes.', v_limits.max_seconds / 60), 'pieces'
    );
  elsif v_bytes > v_limits.max_bytes then
    perform private.raise_error(
      'OFS03', format('The pieces are larger than %s.', private.size_in_words(v_limits.max_bytes)), 'pieces'
    );
  end if;
end
$$;

drop trigger media_settings_limit_bucket on public.media_settings;
drop function private.limit_media_bucket();
drop function private.check_media_limits(bigint, numeric, bigint, integer, public.media_settings);
alter table public.media_settings
  drop constraint limits_are_positive,
  drop column max_bytes,
  drop column max_seconds,
  drop column max_pixels,
  drop column max_pages,
  add constraint limits_are_positive check (max_files_per_project > 0 and unfinished_hours > 0);
comment on table public.media_settings is 'How many media a project may have, and how recordings are cut. How large one may be is in upload_limits. One row.';
