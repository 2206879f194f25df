-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.check_input_media(user_id uuid, project_id uuid, media_id text, type text, field text)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_media public.media;
begin
  select m.* into v_media from public.media m
  where m.id::text = check_input_media.media_id and m.type like replace(check_input_media.type, '*', '%')
    and m.user_id = check_input_media.user_id and m.project_id = check_input_media.project_id;
  if not found then
    perform private.raise_error('OFS02', 'This file does not exist in this project, or is of another type.', field);
  elsif v_media.status <> 'ready' then
    perform private.raise_error('OFS08', 'This file has not arrived whole yet.', field);
  end if;
  return v_media.name;
end
$function$;

comment on function private.check_input_media is 'Checks that a file an input names is the user''s, of the project, of the type and ready; returns its name. OFS02, OFS08.';
