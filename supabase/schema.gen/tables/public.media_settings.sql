-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table public.media_settings (
  id boolean default true not null,
  max_files_per_project integer default 200 not null,
  unfinished_hours integer default 24 not null,
  piece_seconds integer default 120 not null,
  piece_overlap_seconds integer default 2 not null,
  max_piece_bytes integer default 8388608 not null,
  max_pieces integer default 400 not null,
  unneeded_speech_days integer default 7 not null,
  earlier_narration_hours integer default 24 not null,
  constraint media_settings_pkey PRIMARY KEY (id),
  constraint earlier_narrations_are_kept_a_while CHECK ((earlier_narration_hours > 0)),
  constraint limits_are_positive CHECK (((max_files_per_project > 0) AND (unfinished_hours > 0))),
  constraint piece_limits_are_positive CHECK (((piece_seconds > 0) AND (piece_overlap_seconds >= 0) AND (piece_overlap_seconds < piece_seconds) AND (max_piece_bytes > 0) AND (max_pieces > 0))),
  constraint there_is_one_row CHECK (id),
  constraint unneeded_speech_is_kept_a_while CHECK ((unneeded_speech_days > 0))
);

create policy "Limits can be read by everyone signed in" on public.media_settings for select to authenticated using (true);

grant select on public.media_settings to authenticated;
grant select, update on public.media_settings to service_role;

comment on table public.media_settings is 'How many media a project may have, and how recordings are cut. How large one may be is in upload_limits. One row.';
comment on column public.media_settings.unfinished_hours is 'How long an upload that does not go on may be resumed.';
comment on column public.media_settings.piece_seconds is 'How long a piece should be, without what it has in common with the one before. None may be more than five times as long.';
comment on column public.media_settings.piece_overlap_seconds is 'How much of the piece before a piece begins with, so that no word is cut in two.';
comment on column public.media_settings.unneeded_speech_days is 'How long a spoken piece that no narration names is kept, so that it need not be bought again.';
comment on column public.media_settings.earlier_narration_hours is 'How long a narration is kept when there is a newer one of its document, or no document any more: somebody may be hearing it.';
