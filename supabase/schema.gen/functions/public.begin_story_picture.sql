-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.begin_story_picture(task_id uuid, document_id uuid, picture jsonb)
 RETURNS jsonb
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  insert into public.story_pictures
    (user_id, project_id, document_id, segment_id, key, style, alt, type, width, height, bytes, job_id, asked_at)
  select d.user_id, d.project_id, d.id, r.segment_id, r.key, r.style, r.alt, r.type, r.width, r.height, r.bytes, j.id, j.created_at
  from public.job_tasks t join public.jobs j on j.id = t.job_id
  join public.documents d on d.id = begin_story_picture.document_id and d.user_id = j.user_id and d.project_id = j.project_id,
    jsonb_to_record(begin_story_picture.picture) as r (
      segment_id text, key text, style text, alt text, type text, width integer, height integer, bytes integer
    )
  where t.id = begin_story_picture.task_id
  returning jsonb_build_object('id', id, 'path', path)
$function$;

comment on function public.begin_story_picture is 'Says where the file of a picture goes: {id, path}; null when the task or the story is gone.';
