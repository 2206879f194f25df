-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.keep_character_sheet(task_id uuid, document_id uuid, key text, sheet jsonb)
 RETURNS jsonb
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  -- Of two jobs that described the same story at once the first counts, for pictures may rest on it already.
  insert into public.character_sheets as s (document_id, user_id, key, sheet)
  select d.id, d.user_id, keep_character_sheet.key, keep_character_sheet.sheet
  from public.job_tasks t join public.jobs j on j.id = t.job_id
  join public.documents d on d.id = keep_character_sheet.document_id and d.user_id = j.user_id and d.project_id = j.project_id
  where t.id = keep_character_sheet.task_id
  on conflict on constraint character_sheets_pkey do update set
    sheet = case when s.key = excluded.key then s.sheet else excluded.sheet end,
    created_at = case when s.key = excluded.key then s.created_at else now() end,
    key = excluded.key
  returning s.sheet
$function$;

comment on function public.keep_character_sheet is 'Keeps how the characters of a story look; answers the sheet that counts, which is the first of its key. Null when task or story is gone.';
