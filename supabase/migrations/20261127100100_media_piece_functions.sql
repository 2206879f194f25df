-- The verbs on pieces, for the signed-in user. Announced as they are cut, a few or all at once; finished at the end.
create or replace function private.media_json(media public.media)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object(
    'id', media.id,
    'projectId', media.project_id,
    'name', media.name,
    'type', media.type,
    'bytes', media.bytes,
    'sha256', media.sha256,
    'seconds', media.seconds,
    'pixels', media.pixels,
    'pages', media.pages,
    'status', media.status,
    'reason', media.reason,
    'path', media.path,
    'createdAt', media.created_at,
    'updatedAt', media.updated_at,
    'readyAt', media.ready_at,
    'piecesReadyAt', media.pieces_ready_at
  )
$$;

create function private.media_pieces_json(media public.media)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object(
    'mediaId', media.id,
    'readyAt', media.pieces_ready_at,
    'pieces', coalesce(jsonb_agg(jsonb_build_object(
      'position', p.position,
      'startSeconds', p.start_seconds,
      'seconds', p.seconds,
      'type', p.type,
      'bytes', p.bytes,
      'sha256', p.sha256,
      'peak', p.peak,
      'status', p.status,
      'path', p.path
    ) order by p.position) filter (where p.media_id is not null), '[]')
  )
  from (select) one left join public.media_pieces p on p.media_id = media.id
$$;
comment on function private.media_pieces_json is 'The pieces of a recording as the API shows them: {mediaId, readyAt, pieces}.';

create function private.lock_own_recording(media_id uuid, user_id uuid)
returns public.media
language plpgsql
set search_path = ''
as $$
declare
  v_media public.media;
begin
  select m.* into v_media from public.media m
  where m.id = lock_own_recording.media_id and m.user_id = lock_own_recording.user_id for no key update;
  if not found then
    perform private.raise_error('OFS02', 'This file does not exist.');
  elsif v_media.type !~ '^(audio|video)/' then
    perform private.raise_error('OFS03', 'Only sound and video have pieces.', 'type');
  elsif v_media.status = 'rejected' then
    perform private.raise_error('OFS08', 'This file was rejected. Choose it again.');
  end if;
  return v_media;
end
$$;
comment on function private.lock_own_recording is 'Locks a recording of that user. OFS02, OFS03, OFS08.';

create function private.check_piece_limits(media public.media, settings public.media_settings)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
  v_bytes bigint;
  v_largest integer;
  v_longest numeric;
  v_end numeric;
  v_last integer;
begin
  select sum(p.bytes), max(p.bytes), max(p.seconds), max(p.start_seconds + p.seconds), max(p.position)
  into v_bytes, v_largest, v_longest, v_end, v_last
  from public.media_pieces p where p.media_id = media.id;
  if v_last >= settings.max_pieces then
    perform private.raise_error('OFS03', format('A recording has at most %s pieces.', settings.max_pieces), 'pieces');
  elsif v_largest > settings.max_piece_bytes then
    perform private.raise_error(
      'OFS03', format('A piece has at most %s.', pg_size_pretty(settings.max_piece_bytes::bigint)), 'pieces'
    );
  elsif v_longest > 5 * settings.piece_seconds then
    perform private.raise_error('OFS03', format('A piece has at most %s seconds.', 5 * settings.piece_seconds), 'pieces');
  elsif v_end > settings.max_seconds + settings.piece_seconds then
    perform private.raise_error(
      'OFS03', format('This recording is longer than %s minutes.', settings.max_seconds / 60), 'pieces'
    );
  elsif v_bytes > settings.max_bytes then
    perform private.raise_error(
      'OFS03', format('The pieces are larger than %s.', pg_size_pretty(settings.max_bytes)), 'pieces'
    );
  end if;
end
$$;
comment on function private.check_piece_limits is 'OFS03 when the pieces of a recording are too many, too large or too long.';

create function public.announce_media_pieces(media_id uuid, pieces jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
#variable_conflict use_column
declare
  v_user_id uuid := private.current_user_id();
  v_media public.media := private.lock_own_recording(announce_media_pieces.media_id, v_user_id);
  v_settings public.media_settings;
begin
  select s.* into v_settings from public.media_settings s;
  if jsonb_typeof(announce_media_pieces.pieces) is distinct from 'array'
     or jsonb_array_length(announce_media_pieces.pieces) not between 1 and v_settings.max_pieces then
    perform private.raise_error('OFS03', format('Announce 1 to %s pieces.', v_settings.max_pieces), 'pieces');
  end if;
  if v_media.pieces_ready_at is not null then
    if exists (
      select from jsonb_to_recordset(announce_media_pieces.pieces) n (position integer, sha256 text)
      where not exists (
        select from public.media_pieces p
        where p.media_id = v_media.id and p.position = n.position and p.sha256 = n.sha256
      )
    ) then
      perform private.raise_error('OFS08', 'All pieces of this recording are there already.');
    end if;
    return private.media_pieces_json(v_media);
  end if;

  -- What is cut anew is another piece; the old one's object is named by nobody then.
  delete from public.media_pieces p
  using jsonb_to_recordset(announce_media_pieces.pieces) n (
    position integer, "startSeconds" numeric, seconds numeric, type text, sha256 text
  )
  where p.media_id = v_media.id and p.position = n.position
    and (p.sha256, p.start_seconds, p.seconds, p.type)
        is distinct from (n.sha256, n."startSeconds", n.seconds, n.type);
  insert into public.media_pieces as p
    (media_id, position, user_id, project_id, start_seconds, seconds, type, bytes, sha256, peak)
  select v_media.id, n.position, v_user_id, v_media.project_id, n."startSeconds", n.seconds, n.type, n.bytes, n.sha256, n.peak
  from jsonb_to_recordset(announce_media_pieces.pieces) n (
    position integer, "startSeconds" numeric, seconds numeric, type text, bytes integer, sha256 text, peak numeric
  )
  on conflict (media_id, position) do nothing;
  perform private.check_piece_limits(v_media, v_settings);
  -- An upload that goes on is not forgotten.
  update public.media m set updated_at = now() where m.id = v_media.id;
  return private.media_pieces_json(v_media);
exception
  when check_violation or not_null_violation or data_exception then
    perform private.raise_error('OFS03', 'These pieces cannot be used.', 'pieces');
end
$$;
comment on function public.announce_media_pieces is
  'Announces pieces of the caller''s recording; their bytes go to `path`. The same piece at the same position is kept as it is, another takes its place. Returns all pieces. OFS02, OFS03, OFS08 (all are there already).';
grant execute on function public.announce_media_pieces to authenticated;

create function public.finish_media_pieces(media_id uuid, count integer)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
#variable_conflict use_column
declare
  v_user_id uuid := private.current_user_id();
  v_media public.media := private.lock_own_recording(finish_media_pieces.media_id, v_user_id);
  v_ready integer;
begin
  if v_media.pieces_ready_at is not null then
    return private.media_pieces_json(v_media);
  end if;
  if finish_media_pieces.count is null or finish_media_pieces.count < 1 then
    perform private.raise_error('OFS03', 'A recording has at least one piece.', 'count');
  end if;

  -- What arrived with another size is no piece: it is announced and sent again.
  delete from public.media_pieces p using storage.objects o
  where p.media_id = v_media.id and p.status = 'uploading'
    and o.bucket_id = 'media' and o.name = p.path and (o.metadata ->> 'size')::bigint <> p.bytes;
  update public.media_pieces p set status = 'ready', ready_at = now()
  from storage.objects o
  where p.media_id = v_media.id and p.status = 'uploading'
    and o.bucket_id = 'media' and o.name = p.path and (o.metadata ->> 'size')::bigint = p.bytes;

  select count(*) into v_ready from public.media_pieces p
  where p.media_id = v_media.id and p.status = 'ready' and p.position < finish_media_pieces.count;
  if v_ready = finish_media_pieces.count then
    -- Of a recording that was cut otherwise before, more may have been announced.
    delete from public.media_pieces p where p.media_id = v_media.id and p.position >= finish_media_pieces.count;
    if exists (
      select from public.media_pieces p
      join public.media_pieces q on q.media_id = p.media_id and q.position = p.position + 1
      where p.media_id = v_media.id and q.start_seconds <= p.start_seconds
    ) then
      perform private.raise_error('OFS03', 'Each piece begins after the one before.', 'pieces');
    end if;
    update public.media m
    set pieces_ready_at = now(),
        -- A recording of a browser does not know how long it is.
        seconds = coalesce(m.seconds, (
          select max(p.start_seconds + p.seconds) from public.media_pieces p where p.media_id = m.id
        ))
    where m.id = v_media.id
    returning * into v_media;
  end if;
  return private.media_pieces_json(v_media);
end
$$;
comment on function public.finish_media_pieces is
  'Says that the pieces 0 to count - 1 were sent. Those that Storage has are ready; when all are, the recording can be heard (readyAt). What is not ready has to be sent, what is gone announced again. OFS02, OFS03, OFS08.';
grant execute on function public.finish_media_pieces to authenticated;

create or replace function public.purge_media()
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  c_batch constant integer := 500;
  v_expired integer;
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

  v_paths := array(
    select o.name from storage.objects o
    where o.bucket_id = 'media' and not exists (
      select from public.media m where m.path = o.name and m.status in ('uploading', 'ready')
    ) and not exists (
      select from public.media_pieces p join public.media m on m.id = p.media_id
      where p.path = o.name and m.status in ('uploading', 'ready')
    )
    order by o.name
    limit c_batch
  );
  return jsonb_build_object(
    'expired', v_expired, 'paths', to_jsonb(v_paths),
    'more', v_expired = c_batch or cardinality(v_paths) = c_batch
  );
end
$$;
comment on function public.purge_media is
  'Forgets uploads that did not go on, and says which objects no media and no piece name: {expired, paths, more}. Remove these through Storage, then ask again.';
