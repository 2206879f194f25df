-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.check_input_recording(user_id uuid, project_id uuid, media_id text, field text)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_media public.media;
begin
  select m.* into v_media from public.media m
  where m.id::text = check_input_recording.media_id and m.type ~ '^(audio|video)/' and m.status <> 'rejected'
    and m.user_id = check_input_recording.user_id and m.project_id = check_input_recording.project_id;
  if not found then
    perform private.raise_error('OFS02', 'This recording does not exist in this project.', field);
  elsif v_media.pieces_ready_at is null then
    perform private.raise_error('OFS08', 'The pieces of this recording have not all arrived yet.', field);
  end if;
  return v_media.name;
end
$function$;

comment on function private.check_input_recording is 'Checks that a recording an input names is the user''s, of the project, with its pieces; returns its name. OFS02, OFS08.';
