-- Where the video of a training is played from besides Storage: an asset at Mux, made once a recording. It goes with the last
-- training of that recording, with the recording, and with the account; what is to be deleted there is remembered here until it is.
create table public.media_videos (
  media_id uuid primary key references public.media (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  job_id uuid not null,
  asset_id text not null unique,
  playback_id text,
  status text not null default 'preparing',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint asset_id_is_one check (asset_id ~ '^[A-Za-z0-9_-]{1,255}$'),
  constraint playback_id_is_one check (playback_id ~ '^[A-Za-z0-9_-]{1,255}$'),
  constraint status_is_known check (status in ('preparing', 'ready')),
  constraint only_ready_can_be_played check ((status = 'ready') = (playback_id is not null))
);
comment on table public.media_videos is 'The asset at Mux of a recording whose training asked for it; no key and no address is in it.';
comment on column public.media_videos.job_id is 'The job that made it and waits for it; the video outlives it, so no foreign key.';
create index media_videos_user_id_idx on public.media_videos (user_id);
create trigger media_videos_touch_updated_at
  before update on public.media_videos
  for each row execute function private.touch_updated_at();

alter table public.media_videos enable row level security;
grant select on public.media_videos to authenticated, service_role;
create policy "Videos can be read by their owner" on public.media_videos
  for select to authenticated using ((select auth.uid()) = user_id);

create table private.unwanted_videos (
  asset_id text primary key,
  unwanted_at timestamptz not null default now()
);
alter table private.unwanted_videos enable row level security;
comment on table private.unwanted_videos is 'Assets that nobody needs any more, until they are deleted at Mux.';

-- As the owner of the table: whoever deletes a project or a training has no rights here.
create function private.unwant_video()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  insert into private.unwanted_videos (asset_id) values (old.asset_id) on conflict do nothing;
  return null;
end
$$;
comment on function private.unwant_video is 'Remembers the asset of a video that is gone.';
create trigger media_videos_unwant after delete on public.media_videos
  for each row execute function private.unwant_video();

create function private.forget_video_of_training()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  delete from public.media_videos v
  where v.media_id::text = old.content ->> 'mediaId' and v.user_id = old.user_id and not exists (
    select from public.documents d
    where d.user_id = old.user_id and d.type = 'sop' and d.content ->> 'mediaId' = old.content ->> 'mediaId'
  );
  return null;
end
$$;
comment on function private.forget_video_of_training is 'The video at Mux goes with the last training of its recording.';
create trigger documents_forget_video after delete on public.documents
  for each row when (old.type = 'sop' and old.content ? 'mediaId') execute function private.forget_video_of_training();

create function public.keep_video(job_id uuid, media_id uuid, asset_id text)
returns boolean
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_job public.jobs := (select j from public.jobs j where j.id = keep_video.job_id);
begin
  -- Held, so that a training which is deleted at this moment finds the video, or the video finds no training.
  perform from public.documents d
  where d.user_id = v_job.user_id and d.project_id = v_job.project_id and d.type = 'sop'
    and d.content ->> 'mediaId' = keep_video.media_id::text
  for key share;
  if found then
    insert into public.media_videos (media_id, user_id, job_id, asset_id)
    select m.id, m.user_id, v_job.id, keep_video.asset_id from public.media m
    where m.id = keep_video.media_id and m.user_id = v_job.user_id and m.project_id = v_job.project_id
    on conflict do nothing;
  end if;
  if exists (select from public.media_videos v where v.asset_id = keep_video.asset_id) then
    return true;
  end if;
  insert into private.unwanted_videos (asset_id) values (keep_video.asset_id) on conflict do nothing;
  return false;
end
$$;
comment on function public.keep_video is
  'Says that a recording has this asset at Mux. False when it has another one already, or has no training any more: then this one is to be deleted.';
grant execute on function public.keep_video to service_role;

create function public.finish_video(asset_id text, playback_id text)
returns boolean
language sql
security definer
set search_path = ''
as $$
  with changed as (
    update public.media_videos v set status = 'ready', playback_id = finish_video.playback_id
    where v.asset_id = finish_video.asset_id
    returning 1
  )
  select exists (select from changed)
$$;
comment on function public.finish_video is 'Says that an asset can be played, by this id; false when nobody needs it any more.';
grant execute on function public.finish_video to service_role;

create function public.drop_video(asset_id text)
returns void
language sql
security definer
set search_path = ''
as $$
  delete from public.media_videos v where v.asset_id = drop_video.asset_id
$$;
comment on function public.drop_video is 'Forgets an asset that Mux could not prepare; it is deleted there, and another try makes another one.';
grant execute on function public.drop_video to service_role;

-- What a webhook does: a hint, as a kick is one. Whether it is true, the worker asks Mux itself.
create function public.hurry_video(asset_id text)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_job_id uuid := (
    select v.job_id from public.media_videos v where v.asset_id = hurry_video.asset_id and v.status = 'preparing'
  );
begin
  update private.task_queue q set run_at = now() where q.job_id = v_job_id and q.run_at > now();
  return v_job_id;
end
$$;
comment on function public.hurry_video is 'Makes the look at an asset due now; the job that waits for it, or null.';
grant execute on function public.hurry_video to service_role;

create function public.unwanted_videos()
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(u.asset_id), '[]') from (
    select n.asset_id from private.unwanted_videos n order by n.unwanted_at, n.asset_id limit 50
  ) u
$$;
comment on function public.unwanted_videos is 'Assets to delete at Mux, the oldest first, at most 50.';
grant execute on function public.unwanted_videos to service_role;

create function public.forget_videos(asset_ids text[])
returns void
language sql
security definer
set search_path = ''
as $$
  delete from private.unwanted_videos u where u.asset_id = any (forget_videos.asset_ids)
$$;
comment on function public.forget_videos is 'Says that these assets are gone at Mux.';
grant execute on function public.forget_videos to service_role;

create or replace function private.purge_media_and_kick()
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  if (
    jsonb_array_length(public.purge_media() -> 'paths') > 0 or jsonb_array_length(public.unwanted_videos()) > 0
  ) and private.can_kick() then
    perform private.post_to_function('media-purge');
  end if;
end
$$;

insert into public.job_kinds
  (kind, title, stages, input_documents, max_attempts, estimate_low_seconds, estimate_high_seconds)
values (
  'video_upload', 'Video',
  '[
    {"name": "create", "label": "Handing the video over", "from": 0, "to": 20},
    {"name": "wait", "label": "Being prepared for playing", "from": 20, "to": 100}
  ]',
  '{"mediaId": "video/*"}', 20, 20, 180
);
