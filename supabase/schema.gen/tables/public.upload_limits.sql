-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table public.upload_limits (
  medium text not null,
  max_bytes bigint not null,
  max_seconds integer,
  max_pixels bigint,
  max_pages integer,
  constraint upload_limits_pkey PRIMARY KEY (medium),
  constraint limits_are_positive CHECK (((max_bytes > 0) AND (max_seconds > 0) AND (max_pixels > 0) AND (max_pages > 0))),
  constraint medium_is_known CHECK ((medium = ANY (ARRAY['picture'::text, 'pdf'::text, 'sound'::text, 'video'::text, 'transcript'::text]))),
  constraint pdf_have_pages CHECK (((max_pages IS NOT NULL) = (medium = 'pdf'::text))),
  constraint pictures_have_pixels CHECK (((max_pixels IS NOT NULL) = (medium = 'picture'::text))),
  constraint sound_and_video_have_a_length CHECK (((max_seconds IS NOT NULL) = (medium = ANY (ARRAY['sound'::text, 'video'::text])))),
  constraint transcripts_are_at_most_20_mb CHECK (((medium <> 'transcript'::text) OR (max_bytes <= 20971520)))
);

CREATE TRIGGER upload_limits_limit_bucket AFTER UPDATE OF max_bytes ON public.upload_limits FOR EACH STATEMENT EXECUTE FUNCTION private.limit_bucket_of_media();

create policy "Limits can be read by everyone signed in" on public.upload_limits for select to authenticated using (true);

grant select on public.upload_limits to authenticated;
grant select, update on public.upload_limits to service_role;

comment on table public.upload_limits is 'How large, how long and how much a file of each medium may be. Told before an upload begins, and checked again by the verbs and the worker.';
comment on column public.upload_limits.max_bytes is 'Of one file. The bucket follows the largest; on hosted Supabase the project''s own limit has to be as high.';
