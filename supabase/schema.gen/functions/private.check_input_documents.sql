-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.check_input_documents(user_id uuid, project_id uuid, input jsonb, input_documents jsonb)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_max_listed constant integer := 100;
  v_field text;
  v_type text;
  v_id text;
  v_title text;
  v_first_title text;
begin
  for v_field, v_type in select * from jsonb_each_text(input_documents) loop
    if input ->> v_field is null then
      continue;
    end if;
    if jsonb_typeof(input -> v_field) <> 'array' then
      v_title := private.check_input_document(user_id, project_id, input ->> v_field, v_type, v_field);
      v_first_title := coalesce(v_first_title, v_title);
      continue;
    end if;
    if jsonb_array_length(input -> v_field) > v_max_listed then
      perform private.raise_error('OFS03', format('At most %s documents can be named at once.', v_max_listed), v_field);
    end if;
    -- A list has no single title to give the job.
    for v_id in select distinct e.value from jsonb_array_elements_text(input -> v_field) e loop
      perform private.check_input_document(user_id, project_id, v_id, v_type, v_field);
    end loop;
  end loop;
  return v_first_title;
end
$function$;

comment on function private.check_input_documents is 'Checks the documents, media and recordings an input names, one by one or in lists; returns the title of the first that stands alone, or null. OFS02, OFS03, OFS08.';
