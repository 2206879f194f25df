-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.check_input_document(user_id uuid, project_id uuid, document_id text, type text, field text)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_title text;
begin
  if type = 'recording' then
    return private.check_input_recording(user_id, project_id, document_id, field);
  elsif type like '%/%' then
    return private.check_input_media(user_id, project_id, document_id, type, field);
  end if;
  select d.title into v_title from public.documents d
  where d.id::text = check_input_document.document_id
    and check_input_document.type in (d.type, 'document')
    and d.user_id = check_input_document.user_id and d.project_id = check_input_document.project_id;
  if not found then
    perform private.raise_error('OFS02', format('This %s does not exist in this project.', replace(type, '_', ' ')), field);
  end if;
  return v_title;
end
$function$;

comment on function private.check_input_document is 'Checks one document, file or recording that an input names; returns its title. A stranger''s is as one that is missing. OFS02, OFS08.';
