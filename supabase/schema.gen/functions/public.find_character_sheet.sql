-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.find_character_sheet(task_id uuid, document_id uuid, key text)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select s.sheet
  from public.job_tasks t join public.jobs j on j.id = t.job_id
  join public.documents d on d.id = find_character_sheet.document_id and d.user_id = j.user_id and d.project_id = j.project_id
  join public.character_sheets s on s.document_id = d.id and s.key = find_character_sheet.key
  where t.id = find_character_sheet.task_id
$function$;

comment on function public.find_character_sheet is 'How the characters of that story look, where it was described before; else null.';
