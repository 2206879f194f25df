-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.find_spoken_pieces(task_id uuid, keys text[])
 RETURNS jsonb
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  -- To ask is to need it: what is needed is not cleared away soon.
  with found as (
    update public.spoken_pieces p set needed_at = now()
    from public.job_tasks t join public.jobs j on j.id = t.job_id
    where t.id = find_spoken_pieces.task_id and p.user_id = j.user_id and p.project_id = j.project_id
      and p.key = any (find_spoken_pieces.keys) and p.ready_at is not null
    returning p.id, p.key, p.rate, p.samples
  )
  select coalesce(
    jsonb_agg(jsonb_build_object('id', f.id, 'key', f.key, 'rate', f.rate, 'samples', f.samples)), '[]'
  )
  from found f
$function$;

comment on function public.find_spoken_pieces is 'Which of these sentences were spoken before in the project of that task: [{id, key, rate, samples}].';
