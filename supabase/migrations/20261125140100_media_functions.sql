-- The verbs on media, for the signed-in user. Objects go when their row is gone: housekeeping removes what no row names.
create function private.media_json(media public.media)
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
    'readyAt', media.ready_at
  )
$$;
comment on function private.media_json is 'A stored file as the API shows it.';

create function private.check_media_limits(
  bytes bigint, seconds numeric, pixels bigint, pages integer, settings public.media_settings
)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
  if bytes > settings.max_bytes then
    perform private.raise_error('OFS03', format('This file is larger than %s.', pg_size_pretty(settings.max_bytes)), 'bytes');
  elsif seconds > settings.max_seconds then
    perform private.raise_error(
      'OFS03', format('This recording is longer than %s minutes.', settings.max_seconds / 60), 'seconds'
    );
  elsif pixels > settings.max_pixels then
    perform private.raise_error(
      'OFS03', format('This picture has more than %s million pixels.', settings.max_pixels / 1000000), 'pixels'
    );
  elsif pages > settings.max_pages then
    perform private.raise_error('OFS03', format('This file has more than %s pages.', settings.max_pages), 'pages');
  end if;
end
$$;
comment on function private.check_media_limits is 'OFS03 with the field when a file is larger, longer or has more than is allowed.';

create function public.create_media(
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
  v_settings public.media_settings;
  v_media public.media;
begin
  -- Locked, so that two tabs find each other's row and the count is exact.
  perform from public.projects p
  where p.id = create_media.project_id and p.user_id = v_user_id for no key update;
  if not found then
    perform private.raise_error('OFS02', 'This project does not exist.');
  end if;
  select s.* into v_settings from public.media_settings s;
  perform private.check_media_limits(
    create_media.bytes, create_media.seconds, create_media.pixels, create_media.pages, v_settings
  );

  update public.media m set updated_at = now()
  where m.project_id = create_media.project_id and m.sha256 = create_media.sha256
    and m.status in ('uploading', 'ready')
  returning * into v_media;
  if found then
    return private.media_json(v_media);
  end if;

  if (
    select count(*) from public.media m
    where m.project_id = create_media.project_id and m.status in ('uploading', 'ready')
  ) >= v_settings.max_files_per_project then
    perform private.raise_error(
      'OFS04', format('This project has %s files already. Delete one first.', v_settings.max_files_per_project)
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
comment on function public.create_media is
  'Announces a file of the caller; its bytes go to `path`. The same file again is the same row, so an upload goes on where it stopped. OFS02, OFS03 (what is too large), OFS04 (too many).';
grant execute on function public.create_media to authenticated;

create function public.finish_media(media_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_user_id uuid := private.current_user_id();
  v_media public.media;
  v_arrived bigint;
begin
  select m.* into v_media from public.media m
  where m.id = finish_media.media_id and m.user_id = v_user_id for no key update;
  if not found then
    perform private.raise_error('OFS02', 'This file does not exist.');
  end if;
  if v_media.status <> 'uploading' then
    return private.media_json(v_media);
  end if;

  select (o.metadata ->> 'size')::bigint into v_arrived
  from storage.objects o where o.bucket_id = 'media' and o.name = v_media.path;
  if v_arrived is null then
    perform private.raise_error('OFS08', 'This file has not arrived whole yet.');
  end if;
  update public.media m set
    status = case when v_arrived = m.bytes then 'ready' else 'rejected' end,
    ready_at = case when v_arrived = m.bytes then now() end,
    reason = case when v_arrived <> m.bytes then 'size_differs' end
  where m.id = v_media.id
  returning * into v_media;
  return private.media_json(v_media);
end
$$;
comment on function public.finish_media is
  'Says that all of a file was sent: ready when Storage has as many bytes as were announced, else rejected. OFS02, OFS08 (it is not there).';
grant execute on function public.finish_media to authenticated;

create function public.delete_media(media_id uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_user_id uuid := private.current_user_id();
begin
  delete from public.media m where m.id = delete_media.media_id and m.user_id = v_user_id;
  if not found then
    perform private.raise_error('OFS02', 'This file does not exist.');
  end if;
end
$$;
comment on function public.delete_media is 'Deletes a file of the caller: closed at once, its bytes go with the next housekeeping. OFS02.';
grant execute on function public.delete_media to authenticated;

-- Rows of Storage are deleted by its API alone, which deletes the bytes too: SQL only says what has to go.
create function public.purge_media()
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
  'Forgets uploads that did not go on, and says which objects no media name: {expired, paths, more}. Remove these through Storage, then ask again.';
grant execute on function public.purge_media to service_role;
