-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table public.media_videos (
  media_id uuid not null,
  user_id uuid not null,
  job_id uuid not null,
  asset_id text not null,
  playback_id text,
  status text default 'preparing'::text not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint media_videos_asset_id_key UNIQUE (asset_id),
  constraint media_videos_pkey PRIMARY KEY (media_id),
  constraint media_videos_media_id_fkey FOREIGN KEY (media_id) REFERENCES media(id) ON DELETE CASCADE,
  constraint media_videos_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE,
  constraint asset_id_is_one CHECK ((asset_id ~ '^[A-Za-z0-9_-]{1,255}$'::text)),
  constraint only_ready_can_be_played CHECK (((status = 'ready'::text) = (playback_id IS NOT NULL))),
  constraint playback_id_is_one CHECK ((playback_id ~ '^[A-Za-z0-9_-]{1,255}$'::text)),
  constraint status_is_known CHECK ((status = ANY (ARRAY['preparing'::text, 'ready'::text])))
);

CREATE INDEX media_videos_user_id_idx ON public.media_videos USING btree (user_id);

CREATE TRIGGER media_videos_touch_updated_at BEFORE UPDATE ON public.media_videos FOR EACH ROW EXECUTE FUNCTION private.touch_updated_at();
CREATE TRIGGER media_videos_unwant AFTER DELETE ON public.media_videos FOR EACH ROW EXECUTE FUNCTION private.unwant_video();

create policy "Videos can be read by their owner" on public.media_videos for select to authenticated using ((( SELECT auth.uid() AS uid) = user_id));

grant select on public.media_videos to authenticated;
grant select on public.media_videos to service_role;

comment on table public.media_videos is 'The asset at Mux of a recording whose training asked for it; no key and no address is in it.';
comment on column public.media_videos.job_id is 'The job that made it and waits for it; the video outlives it, so no foreign key.';
