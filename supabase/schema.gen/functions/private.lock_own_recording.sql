-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.lock_own_recording(media_id uuid, user_id uuid)
 RETURNS media
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
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
$function$;

comment on function private.lock_own_recording is 'Locks a recording of that user. OFS02, OFS03, OFS08.';
