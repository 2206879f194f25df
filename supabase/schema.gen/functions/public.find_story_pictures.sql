-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.find_story_pictures(task_id uuid, keys text[], again boolean)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select coalesce(jsonb_agg(private.picture_json(p) || jsonb_build_object('key', p.key)), '[]')
  from public.job_tasks t join public.jobs j on j.id = t.job_id
  join public.story_pictures p on p.user_id = j.user_id and p.project_id = j.project_id
  where t.id = find_story_pictures.task_id and p.key = any (find_story_pictures.keys) and p.ready_at is not null
    and (p.job_id = j.id or not find_story_pictures.again)
$function$;

comment on function public.find_story_pictures is 'Which of these pictures are there: [{key, id, segmentId, …}]; with `again` only those that the task''s own job has drawn.';
