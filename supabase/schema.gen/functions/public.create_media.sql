-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.create_media(project_id uuid, name text, type text, bytes bigint, sha256 text, seconds numeric DEFAULT NULL::numeric, pixels bigint DEFAULT NULL::bigint, pages integer DEFAULT NULL::integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
$function$;

comment on function public.create_media is 'Announces a file of the caller; its bytes go to `path`. The same file again is the same row, so an upload goes on where it stopped. OFS02, OFS03 (what is too large), OFS04 (too many).';
