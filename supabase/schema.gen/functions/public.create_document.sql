-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.create_document(project_id uuid, type text, title text, content jsonb, source jsonb DEFAULT '{}'::jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_user_id uuid := private.current_user_id();
  v_constraint text;
begin
  perform from public.projects p where p.id = create_document.project_id and p.user_id = v_user_id for key share;
  if not found then
    perform private.raise_error('OFS02', 'This project does not exist.');
  end if;
  return private.document_json(private.insert_document(
    v_user_id, create_document.project_id, create_document.type, create_document.title,
    create_document.content, create_document.source, null
  ));
exception when check_violation or not_null_violation then
  get stacked diagnostics v_constraint = constraint_name;
  perform private.refuse_document(v_constraint, create_document.content);
  return null;
end
$function$;

comment on function public.create_document is 'Creates a document in a project of the caller. Returns it. OFS02, OFS03, OFS12.';
